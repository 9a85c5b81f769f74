package org.olelo.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * SLF4J on java.util.logging for the stand-alone engine. Unlike slf4j-jdk14 it does not look for the caller's class and line: our lines do not
 * show them, and each would cost a walk of the stack. Made by SLF4J, which {@link Main} tells its name.
 */
public final class LogProvider implements SLF4JServiceProvider {
    private static final String API_VERSION = "2.0.99";

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name, JulLogger::new);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return API_VERSION;
    }

    @Override
    public void initialize() {}

    private static final class JulLogger extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1L;

        private final transient java.util.logging.Logger target;

        JulLogger(String loggerName) {
            name = loggerName;
            target = java.util.logging.Logger.getLogger(loggerName.equals(ROOT_LOGGER_NAME) ? "" : loggerName);
        }

        @Override
        public boolean isTraceEnabled() {
            return target.isLoggable(java.util.logging.Level.FINEST);
        }

        @Override
        public boolean isDebugEnabled() {
            return target.isLoggable(java.util.logging.Level.FINE);
        }

        @Override
        public boolean isInfoEnabled() {
            return target.isLoggable(java.util.logging.Level.INFO);
        }

        @Override
        public boolean isWarnEnabled() {
            return target.isLoggable(java.util.logging.Level.WARNING);
        }

        @Override
        public boolean isErrorEnabled() {
            return target.isLoggable(java.util.logging.Level.SEVERE);
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String pattern,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            LogRecord line = new LogRecord(of(level), MessageFormatter.basicArrayFormat(pattern, arguments));
            line.setLoggerName(name);
            line.setSourceClassName(null);
            line.setThrown(thrown);
            target.log(line);
        }

        private static java.util.logging.Level of(Level level) {
            return switch (level) {
                case ERROR -> java.util.logging.Level.SEVERE;
                case WARN -> java.util.logging.Level.WARNING;
                case INFO -> java.util.logging.Level.INFO;
                case DEBUG -> java.util.logging.Level.FINE;
                case TRACE -> java.util.logging.Level.FINEST;
            };
        }
    }
}

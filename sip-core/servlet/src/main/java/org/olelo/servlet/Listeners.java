package org.olelo.servlet;

import jakarta.servlet.ServletContextListener;
import jakarta.servlet.sip.SipApplicationSessionAttributeListener;
import jakarta.servlet.sip.SipApplicationSessionListener;
import jakarta.servlet.sip.SipErrorListener;
import jakarta.servlet.sip.SipServletListener;
import jakarta.servlet.sip.SipSessionAttributeListener;
import jakarta.servlet.sip.SipSessionListener;
import jakarta.servlet.sip.TimerListener;
import java.util.List;

/** The listeners of an application, by what they listen to. */
final class Listeners {
    private final List<Object> all;

    Listeners(List<Object> all) {
        this.all = List.copyOf(all);
    }

    private <T> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<SipApplicationSessionListener> appSessions() {
        return of(SipApplicationSessionListener.class);
    }

    List<SipApplicationSessionAttributeListener> appSessionAttributes() {
        return of(SipApplicationSessionAttributeListener.class);
    }

    List<SipSessionListener> sessions() {
        return of(SipSessionListener.class);
    }

    List<SipSessionAttributeListener> sessionAttributes() {
        return of(SipSessionAttributeListener.class);
    }

    List<SipErrorListener> errors() {
        return of(SipErrorListener.class);
    }

    List<SipServletListener> servlets() {
        return of(SipServletListener.class);
    }

    List<ServletContextListener> contexts() {
        return of(ServletContextListener.class);
    }

    List<TimerListener> timers() {
        return of(TimerListener.class);
    }
}

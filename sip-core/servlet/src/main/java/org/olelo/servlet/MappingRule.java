package org.olelo.servlet;

import jakarta.servlet.sip.Address;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipURI;
import jakarta.servlet.sip.TelURL;
import jakarta.servlet.sip.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A condition on an initial request (JSR 289 chapter 19): the patterns of sip.xml. */
public sealed interface MappingRule {
    /** True when the request satisfies it. */
    boolean matches(SipServletRequest request);

    /** All of them. */
    record And(List<MappingRule> rules) implements MappingRule {
        @Override
        public boolean matches(SipServletRequest request) {
            return rules.stream().allMatch(rule -> rule.matches(request));
        }
    }

    /** One of them. */
    record Or(List<MappingRule> rules) implements MappingRule {
        @Override
        public boolean matches(SipServletRequest request) {
            return rules.stream().anyMatch(rule -> rule.matches(request));
        }
    }

    /** Not that. */
    record Not(MappingRule rule) implements MappingRule {
        @Override
        public boolean matches(SipServletRequest request) {
            return !rule.matches(request);
        }
    }

    /** The variable has that value. */
    record Equal(String variable, String value, boolean ignoreCase) implements MappingRule {
        @Override
        public boolean matches(SipServletRequest request) {
            String found = MappingRule.variable(request, variable);
            return found != null && (ignoreCase ? found.equalsIgnoreCase(value) : found.equals(value));
        }
    }

    /** The variable's value contains that. */
    record Contains(String variable, String value, boolean ignoreCase) implements MappingRule {
        @Override
        public boolean matches(SipServletRequest request) {
            String found = MappingRule.variable(request, variable);
            return found != null
                    && (ignoreCase
                            ? found.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT))
                            : found.contains(value));
        }
    }

    /** The variable has a value. */
    record Exists(String variable) implements MappingRule {
        @Override
        public boolean matches(SipServletRequest request) {
            return MappingRule.variable(request, variable) != null;
        }
    }

    /** The variable is that domain or one below it; of a phone number: begins with it. */
    record SubdomainOf(String variable, String value) implements MappingRule {
        @Override
        public boolean matches(SipServletRequest request) {
            String found = MappingRule.variable(request, variable);
            if (found == null) {
                return false;
            }
            if (variable.endsWith(".tel")) {
                return found.startsWith(value);
            }
            String host = found.toLowerCase(Locale.ROOT);
            String domain = value.toLowerCase(Locale.ROOT);
            return host.equals(domain) || host.endsWith('.' + domain);
        }
    }

    /** Value of a variable as {@code request.uri.host}; null when the request has none. */
    static @Nullable String variable(SipServletRequest request, String name) {
        String path = name.startsWith("request.") ? name.substring(8) : name;
        if (path.equals("method")) {
            return request.getMethod();
        }
        if (path.startsWith("uri")) {
            return uri(request.getRequestURI(), path.substring(3));
        }
        if (path.startsWith("from")) {
            return address(request.getFrom(), path.substring(4));
        }
        if (path.startsWith("to")) {
            return address(request.getTo(), path.substring(2));
        }
        return null;
    }

    private static @Nullable String address(Address address, String path) {
        if (path.isEmpty()) {
            return address.toString();
        }
        if (path.equals(".display-name")) {
            return address.getDisplayName();
        }
        return path.startsWith(".uri") ? uri(address.getURI(), path.substring(4)) : null;
    }

    private static @Nullable String uri(URI uri, String path) {
        if (path.isEmpty()) {
            return uri.toString();
        }
        if (path.equals(".scheme")) {
            return uri.getScheme();
        }
        if (path.startsWith(".param.")) {
            return uri.getParameter(path.substring(7));
        }
        if (uri instanceof TelURL tel && path.equals(".tel")) {
            return tel.getPhoneNumber();
        }
        if (!(uri instanceof SipURI sip)) {
            return null;
        }
        return switch (path) {
            case ".user" -> sip.getUser();
            case ".host" -> sip.getHost();
            case ".port" -> Integer.toString(sip.getPort() >= 0 ? sip.getPort() : sip.isSecure() ? 5061 : 5060);
            case ".tel" -> "phone".equals(sip.getUserParam()) ? sip.getUser() : null;
            default -> null;
        };
    }
}

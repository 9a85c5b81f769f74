package org.olelo.servlet.router;

import jakarta.servlet.sip.Address;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.ar.SipApplicationRouter;
import jakarta.servlet.sip.ar.SipApplicationRouterInfo;
import jakarta.servlet.sip.ar.SipApplicationRoutingDirective;
import jakarta.servlet.sip.ar.SipApplicationRoutingRegion;
import jakarta.servlet.sip.ar.SipApplicationRoutingRegionType;
import jakarta.servlet.sip.ar.SipRouteModifier;
import jakarta.servlet.sip.ar.SipTargetedRequestInfo;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses by properties (JSR 289 appendix C): the key is a method or {@code ALL}, the value a list of
 * {@code ("application", "DAR:From", "ORIGINATING", "route", "NO_ROUTE", "0")}. The state handed on is the place in the list.
 */
public final class DefaultApplicationRouter implements SipApplicationRouter {
    private static final Pattern ENTRY = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern FIELD = Pattern.compile("\"([^\"]*)\"");

    private record Step(
            String application, String subscriber, String region, String route, SipRouteModifier modifier) {}

    private final Map<String, List<Step>> steps = new HashMap<>();
    private final Set<String> deployed;

    /**
     * A router with these rules.
     *
     * @throws IllegalArgumentException naming the key and what is wrong with its value
     */
    public DefaultApplicationRouter(Properties rules) {
        this(rules, ConcurrentHashMap.newKeySet());
    }

    /**
     * One of several routers with the same rules.
     *
     * @param deployed names of the applications, shared with the other routers
     */
    public DefaultApplicationRouter(Properties rules, Set<String> deployed) {
        this.deployed = deployed;
        for (String method : rules.stringPropertyNames()) {
            steps.put(method, parse(method, rules.getProperty(method)));
        }
    }

    private static List<Step> parse(String method, String text) {
        List<Step> all = new ArrayList<>();
        Matcher entry = ENTRY.matcher(text);
        while (entry.find()) {
            List<String> fields = new ArrayList<>();
            Matcher field = FIELD.matcher(entry.group(1));
            while (field.find()) {
                fields.add(field.group(1));
            }
            if (fields.size() < 6) {
                throw new IllegalArgumentException(method + ": six texts in quotes are needed: " + entry.group());
            }
            all.add(new Step(
                    fields.get(0), fields.get(1), fields.get(2), fields.get(3), modifier(method, fields.get(4))));
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(method + ": no entry in brackets: " + text);
        }
        return all;
    }

    private static SipRouteModifier modifier(String method, String text) {
        try {
            return text.isEmpty() ? SipRouteModifier.NO_ROUTE : SipRouteModifier.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(method + ": not a route modifier: " + text, e);
        }
    }

    @Override
    public void init() {
        // the rules are given to the constructor
    }

    @Override
    public void init(Properties properties) {
        // the rules are given to the constructor
    }

    @Override
    public void destroy() {
        deployed.clear();
    }

    @Override
    public void applicationDeployed(List<String> names) {
        deployed.addAll(names);
    }

    @Override
    public void applicationUndeployed(List<String> names) {
        names.forEach(deployed::remove);
    }

    @Override
    public @Nullable SipApplicationRouterInfo getNextApplication(
            SipServletRequest request,
            @Nullable SipApplicationRoutingRegion region,
            SipApplicationRoutingDirective directive,
            @Nullable SipTargetedRequestInfo targeted,
            @Nullable Serializable state) {
        if (targeted != null && deployed.contains(targeted.getApplicationName())) {
            return new SipApplicationRouterInfo(
                    targeted.getApplicationName(), region, null, null, SipRouteModifier.NO_ROUTE, state);
        }
        List<Step> list = steps.getOrDefault(request.getMethod(), steps.getOrDefault("ALL", List.of()));
        boolean goesOn = directive != SipApplicationRoutingDirective.NEW;
        for (int i = goesOn && state instanceof Integer place ? place + 1 : 0; i < list.size(); i++) {
            Step step = list.get(i);
            if (deployed.contains(step.application)) {
                return info(step, request, i);
            }
        }
        return null;
    }

    private static SipApplicationRouterInfo info(Step step, SipServletRequest request, int place) {
        String[] routes = step.route.isEmpty() ? new String[0] : new String[] {step.route};
        return new SipApplicationRouterInfo(
                step.application,
                region(step.region),
                subscriber(step.subscriber, request),
                routes,
                step.modifier,
                place);
    }

    private static SipApplicationRoutingRegion region(String text) {
        return switch (text) {
            case "ORIGINATING" -> SipApplicationRoutingRegion.ORIGINATING_REGION;
            case "TERMINATING" -> SipApplicationRoutingRegion.TERMINATING_REGION;
            case "NEUTRAL", "" -> SipApplicationRoutingRegion.NEUTRAL_REGION;
            default -> new SipApplicationRoutingRegion(text, SipApplicationRoutingRegionType.NEUTRAL);
        };
    }

    /** {@code DAR:Header}: the URI of that header of the request; else the text itself. */
    private static @Nullable String subscriber(String text, SipServletRequest request) {
        if (!text.startsWith("DAR:")) {
            return text.isEmpty() ? null : text;
        }
        String header = text.substring(4);
        try {
            Address address = request.getAddressHeader(header);
            return address == null || address.getURI() == null
                    ? null
                    : address.getURI().toString();
        } catch (jakarta.servlet.sip.ServletParseException e) {
            return null;
        }
    }
}

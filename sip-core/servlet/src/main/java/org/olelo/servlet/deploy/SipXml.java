package org.olelo.servlet.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.olelo.servlet.ApplicationDescriptor;
import org.olelo.servlet.ApplicationDescriptor.Mapping;
import org.olelo.servlet.ApplicationDescriptor.ServletEntry;
import org.olelo.servlet.MappingRule;
import org.olelo.servlet.SecurityConstraint;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads sip.xml (JSR 289 chapter 19, and the older form of JSR 116). External entities are not read. */
public final class SipXml {
    private SipXml() {}

    /**
     * The application it describes.
     *
     * @param name used when it gives none
     * @throws IOException when it cannot be read, or names a class that is not there
     */
    public static ApplicationDescriptor read(InputStream in, String name, ClassLoader loader) throws IOException {
        Element root = parse(in);
        String given = text(root, "app-name");
        List<ServletEntry> servlets = new ArrayList<>();
        for (Element servlet : all(root, "servlet")) {
            String order = text(servlet, "load-on-startup");
            servlets.add(new ServletEntry(
                    required(servlet, "servlet-name"),
                    type(required(servlet, "servlet-class"), loader),
                    order == null || order.isEmpty() ? 0 : number(order),
                    parameters(servlet, "init-param")));
        }
        List<Class<?>> listeners = new ArrayList<>();
        for (Element listener : all(root, "listener")) {
            listeners.add(type(required(listener, "listener-class"), loader));
        }
        List<Mapping> mappings = new ArrayList<>();
        for (Element mapping : all(root, "servlet-mapping")) {
            for (Element pattern : all(mapping, "pattern")) {
                mappings.add(new Mapping(required(mapping, "servlet-name"), only(pattern)));
            }
        }
        String session = text(root, "session-timeout");
        String proxy = text(root, "proxy-timeout");
        String sequential = text(root, "sequential-search-timeout");
        String proxyTimeout = proxy == null ? sequential : proxy;
        String realm = text(root, "realm-name");
        return new ApplicationDescriptor(
                given == null || given.isEmpty() ? name : given,
                servlets,
                listeners,
                mappings,
                text(root, "main-servlet"),
                session == null ? ApplicationDescriptor.SESSION_TIMEOUT_MINUTES : number(session),
                proxyTimeout == null ? ApplicationDescriptor.PROXY_TIMEOUT_SECONDS : number(proxyTimeout),
                parameters(root, "context-param"),
                constraints(root),
                realm == null ? "sip-servlets" : realm,
                null);
    }

    private static List<SecurityConstraint> constraints(Element root) throws IOException {
        String method = text(root, "auth-method");
        List<SecurityConstraint> found = new ArrayList<>();
        for (Element constraint : all(root, "security-constraint")) {
            if (!"DIGEST".equalsIgnoreCase(method)) {
                throw new IOException("sip.xml: auth-method DIGEST is the only one for security constraints");
            }
            Set<String> roles = texts(constraint, "role-name");
            boolean proxy = !all(constraint, "proxy-authentication").isEmpty();
            for (Element collection : all(constraint, "resource-collection")) {
                found.add(new SecurityConstraint(
                        texts(collection, "servlet-name"), texts(collection, "sip-method"), roles, proxy));
            }
        }
        return found;
    }

    private static Set<String> texts(Element within, String name) {
        Set<String> values = new LinkedHashSet<>();
        all(within, name).forEach(element -> values.add(element.getTextContent().trim()));
        return values;
    }

    private static Element parse(InputStream in) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(in).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("sip.xml cannot be read: " + e.getMessage(), e);
        }
    }

    private static int number(String text) throws IOException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IOException("sip.xml: not a number: " + text, e);
        }
    }

    private static Class<?> type(String name, ClassLoader loader) throws IOException {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IOException("sip.xml names a class that is not there: " + name, e);
        }
    }

    private static Map<String, String> parameters(Element within, String element) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (Element one : all(within, element)) {
            values.put(required(one, "param-name"), required(one, "param-value"));
        }
        return values;
    }

    // ---- rules

    private static MappingRule only(Element pattern) throws IOException {
        List<MappingRule> rules = rules(pattern);
        if (rules.size() != 1) {
            throw new IOException("sip.xml: " + pattern.getLocalName() + " needs one condition");
        }
        return rules.getFirst();
    }

    private static List<MappingRule> rules(Element within) throws IOException {
        List<MappingRule> rules = new ArrayList<>();
        for (Node node = within.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                rules.add(rule(element));
            }
        }
        return rules;
    }

    private static MappingRule rule(Element element) throws IOException {
        boolean ignoreCase = "true".equals(element.getAttribute("ignore-case"));
        return switch (element.getLocalName()) {
            case "and" -> new MappingRule.And(rules(element));
            case "or" -> new MappingRule.Or(rules(element));
            case "not" -> new MappingRule.Not(only(element));
            case "exists" -> new MappingRule.Exists(required(element, "var"));
            case "equal" -> new MappingRule.Equal(required(element, "var"), required(element, "value"), ignoreCase);
            case "contains" ->
                new MappingRule.Contains(required(element, "var"), required(element, "value"), ignoreCase);
            case "subdomain-of" -> new MappingRule.SubdomainOf(required(element, "var"), required(element, "value"));
            default -> throw new IOException("sip.xml: no condition of that name: " + element.getLocalName());
        };
    }

    // ---- elements

    private static List<Element> all(Element within, String name) {
        var nodes = within.getElementsByTagNameNS("*", name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static @Nullable String text(Element within, String name) {
        List<Element> found = all(within, name);
        return found.isEmpty() ? null : found.getFirst().getTextContent().trim();
    }

    private static String required(Element within, String name) throws IOException {
        String value = text(within, name);
        if (value == null) {
            throw new IOException("sip.xml: " + within.getLocalName() + " needs " + name);
        }
        return value;
    }
}

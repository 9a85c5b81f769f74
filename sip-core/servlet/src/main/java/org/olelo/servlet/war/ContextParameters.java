package org.olelo.servlet.war;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The elements context-param of sip.xml. */
final class ContextParameters {
    private ContextParameters() {}

    static Map<String, String> read(InputStream in) throws IOException {
        NodeList found = parse(in).getElementsByTagNameNS("*", "context-param");
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < found.getLength(); i++) {
            Element one = (Element) found.item(i);
            all.put(text(one, "param-name"), text(one, "param-value"));
        }
        return all;
    }

    private static String text(Element within, String name) throws IOException {
        NodeList found = within.getElementsByTagNameNS("*", name);
        if (found.getLength() == 0) {
            throw new IOException("sip.xml: context-param needs " + name);
        }
        return found.item(0).getTextContent().trim();
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
}

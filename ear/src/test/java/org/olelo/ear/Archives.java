package org.olelo.ear;

import jakarta.servlet.sip.SipServlet;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.olelo.servlet.war.SipInitializer;

/** The archive as it was built, with resource adapter properties and modules of a test. */
final class Archives {
    private Archives() {}

    /** The archive with those values of config-properties in ra.xml, and those EJB modules after ours. */
    static EnterpriseArchive olelo(Map<String, String> properties, JavaArchive... modules) {
        EnterpriseArchive ear = ShrinkWrap.create(ZipImporter.class, "olelo.ear")
                .importFrom(new File("target/olelo.ear"))
                .as(EnterpriseArchive.class);
        JavaArchive adapter = ear.getAsType(JavaArchive.class, "/sip-core.rar");
        String descriptor = text(adapter.get("META-INF/ra.xml").getAsset().openStream());
        for (Map.Entry<String, String> property : properties.entrySet()) {
            descriptor = withValue(descriptor, property.getKey(), property.getValue());
        }
        adapter.delete("META-INF/ra.xml");
        adapter.add(new StringAsset(descriptor), "META-INF/ra.xml");
        ear.delete("/sip-core.rar");
        ear.addAsModule(adapter);
        String application = text(ear.get("META-INF/application.xml").getAsset().openStream());
        for (JavaArchive module : modules) {
            ear.addAsModule(module);
            application = application.replace(
                    "<library-directory>", "<module><ejb>" + module.getName() + "</ejb></module><library-directory>");
        }
        ear.delete("META-INF/application.xml");
        ear.addAsManifestResource(new StringAsset(application), "application.xml");
        return ear;
    }

    /** The same with a web module after ours, at the path of its name. */
    static EnterpriseArchive withWeb(EnterpriseArchive ear, WebArchive web) {
        String path = web.getName().replace(".war", "");
        String application = text(ear.get("META-INF/application.xml").getAsset().openStream())
                .replace(
                        "<library-directory>",
                        "<module><web><web-uri>" + web.getName() + "</web-uri><context-root>/" + path
                                + "</context-root></web></module><library-directory>");
        ear.delete("META-INF/application.xml");
        ear.addAsManifestResource(new StringAsset(application), "application.xml");
        return ear.addAsModule(web);
    }

    /** An archive with the SIP servlet library, as its users make it. */
    static WebArchive sip(String name) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addAsLibraries(library(SipInitializer.class), library(SipServlet.class));
    }

    private static File library(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String withValue(String descriptor, String name, String value) {
        String type = "<config-property-name>" + name
                + "</config-property-name>\n      <config-property-type>java.lang.String</config-property-type>";
        if (!descriptor.contains(type)) {
            throw new IllegalArgumentException("ra.xml has no property " + name);
        }
        return descriptor.replace(type, type + "<config-property-value>" + value + "</config-property-value>");
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

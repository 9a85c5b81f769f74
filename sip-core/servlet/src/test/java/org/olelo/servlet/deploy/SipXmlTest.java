package org.olelo.servlet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.annotation.Invite;
import jakarta.servlet.sip.annotation.SipApplicationKey;
import jakarta.servlet.sip.annotation.SipServlet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.olelo.servlet.ApplicationDescriptor;
import org.olelo.servlet.MappingRule;

class SipXmlTest {
    /** A servlet without a base class. */
    @SipServlet(name = "pojo", loadOnStartup = 2)
    static final class Pojo {
        @Invite
        void called(SipServletRequest request) {}

        @SipApplicationKey
        public static String key(SipServletRequest request) {
            return request.getCallId();
        }
    }

    private static final String TEXT = """
            <?xml version="1.0"?>
            <sip-app xmlns="http://www.jcp.org/xml/ns/sipservlet">
              <app-name>calls</app-name>
              <context-param><param-name>a</param-name><param-value>b</param-value></context-param>
              <servlet>
                <servlet-name>first</servlet-name>
                <servlet-class>org.olelo.servlet.deploy.SipXmlTest$Pojo</servlet-class>
                <init-param><param-name>n</param-name><param-value>1</param-value></init-param>
                <load-on-startup>1</load-on-startup>
              </servlet>
              <servlet-selection>
                <servlet-mapping>
                  <servlet-name>first</servlet-name>
                  <pattern><and>
                    <equal ignore-case="true"><var>request.method</var><value>invite</value></equal>
                    <not><exists><var>request.uri.user</var></exists></not>
                  </and></pattern>
                </servlet-mapping>
              </servlet-selection>
              <proxy-config><proxy-timeout>20</proxy-timeout></proxy-config>
              <session-config><session-timeout>7</session-timeout></session-config>
            </sip-app>
            """;

    private static ApplicationDescriptor read(String text) throws IOException {
        return SipXml.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                "war",
                SipXmlTest.class.getClassLoader());
    }

    @Test
    void shouldReadAnApplication() throws IOException {
        ApplicationDescriptor app = read(TEXT);
        assertEquals("calls", app.name());
        assertEquals(Pojo.class, app.servlets().getFirst().type());
        assertEquals(Map.of("n", "1"), app.servlets().getFirst().parameters());
        assertEquals(Map.of("a", "b"), app.contextParameters());
        assertEquals(7, app.sessionTimeoutMinutes());
        assertEquals(20, app.proxyTimeoutSeconds());
        MappingRule.And and = assertInstanceOf(
                MappingRule.And.class, app.mappings().getFirst().rule());
        assertEquals(
                new MappingRule.Equal("request.method", "invite", true),
                and.rules().getFirst());
    }

    @Test
    void shouldNameWhatIsMissing() {
        IOException fault = assertThrows(
                IOException.class, () -> read(TEXT.replace("SipXmlTest$Pojo</servlet-class>", "Gone</servlet-class>")));
        assertTrue(String.valueOf(fault.getMessage()).contains("org.olelo.servlet.deploy.Gone"));
        assertThrows(
                IOException.class, () -> read(TEXT.replace("<and>", "<xor>").replace("</and>", "</xor>")));
    }

    @Test
    void shouldAddAnnotatedClasses() throws IOException {
        ApplicationDescriptor app = AnnotatedClasses.merge(read(TEXT), "war", List.of(Pojo.class));
        assertEquals(
                List.of("first", "pojo"),
                app.servlets().stream()
                        .map(ApplicationDescriptor.ServletEntry::name)
                        .toList());
        assertEquals("key", java.util.Objects.requireNonNull(app.keyMethod()).getName());
        assertEquals(
                "war", AnnotatedClasses.merge(null, "war", List.of(Pojo.class)).name());
    }
}

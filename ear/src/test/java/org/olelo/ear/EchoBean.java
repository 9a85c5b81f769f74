package org.olelo.ear;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import java.util.List;
import java.util.Map;
import org.olelo.module.ejb.api.SipAnswer;
import org.olelo.module.ejb.api.SipRequestMessage;
import org.olelo.ra.SipRequestListener;

/** Answers a MESSAGE with its text in capitals; declines any that begins with "no". */
@MessageDriven(
        name = "EchoBean",
        messageListenerInterface = SipRequestListener.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "endpoint", propertyValue = "echo"),
            @ActivationConfigProperty(propertyName = "methods", propertyValue = "MESSAGE,INFO")
        })
public class EchoBean implements SipRequestListener {
    @Override
    public SipAnswer onRequest(SipRequestMessage request) {
        if (request.body().startsWith("no")) {
            return null;
        }
        if (request.body().startsWith("fail")) {
            throw new IllegalStateException("asked to fail");
        }
        return new SipAnswer(
                202,
                "Echoed",
                List.of(Map.entry("Content-Type", "text/plain"), Map.entry("X-Bean", "echo")),
                request.body().toUpperCase(java.util.Locale.ROOT));
    }
}

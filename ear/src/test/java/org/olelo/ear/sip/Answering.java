package org.olelo.ear.sip;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.sip.ServletTimer;
import jakarta.servlet.sip.SipFactory;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import jakarta.servlet.sip.TimerListener;
import jakarta.servlet.sip.TimerService;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers calls; answers a MESSAGE from a timer, with what the server gives applications. */
@jakarta.servlet.sip.annotation.SipServlet
@jakarta.servlet.sip.annotation.SipListener
public class Answering extends SipServlet implements TimerListener {
    private static final long serialVersionUID = 1L;

    @Resource
    private transient SipFactory resource;

    @Inject
    private transient TimerService timers;

    private final transient Map<String, SipServletRequest> waiting = new ConcurrentHashMap<>();

    @Override
    protected void doInvite(SipServletRequest request) throws IOException {
        request.createResponse(200).send();
    }

    @Override
    protected void doBye(SipServletRequest request) throws IOException {
        request.createResponse(200).send();
    }

    @Override
    protected void doMessage(SipServletRequest request) {
        waiting.put(request.getCallId(), request);
        timers.createTimer(request.getApplicationSession(), 50, false, request.getCallId());
    }

    @Override
    public void timeout(ServletTimer timer) {
        try {
            SipServletRequest request = waiting.remove((String) timer.getInfo());
            SipServletResponse answer = request.createResponse(202);
            String uri = resource.createSipURI("made", "example.com").toString();
            boolean named = Thread.currentThread().getContextClassLoader() == Answering.class.getClassLoader();
            answer.setContent(uri + " " + named, "text/plain");
            answer.send();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void doOptions(SipServletRequest request) throws ServletException, IOException {
        request.createResponse(200).send();
    }
}

package org.olelo.example.clicktocall;

import jakarta.servlet.ServletException;
import jakarta.servlet.sip.SipFactory;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.URI;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The SIP side: the first one who answers offers, the second one's answer goes back in the ACK. */
public class Joining extends SipServlet {
    private static final long serialVersionUID = 1L;

    /** Attribute of the first leg: whom to call then. */
    static final String CALLEE = "callee";
    /** Attribute of both legs: the other one. */
    static final String OTHER = "other";
    /** Attribute of the first leg: its 2xx, whose ACK waits. */
    static final String ANSWER = "answer";
    /** Attribute of the application session: a text for people. */
    static final String STATE = "state";

    @Override
    protected void doSuccessResponse(SipServletResponse response) throws ServletException, IOException {
        if (!response.getMethod().equals("INVITE")) {
            return;
        }
        SipSession leg = response.getSession();
        URI callee = (URI) leg.getAttribute(CALLEE);
        if (callee != null) {
            leg.setAttribute(ANSWER, response);
            callSecond(response, callee);
            return;
        }
        response.createAck().send();
        SipSession first = (SipSession) leg.getAttribute(OTHER);
        if (first != null) {
            acknowledgeFirst(first, response);
            tell(response, "connected");
        }
    }

    private void callSecond(SipServletResponse offer, URI callee) throws IOException {
        SipFactory factory = (SipFactory) getServletContext().getAttribute(SIP_FACTORY);
        SipServletRequest invite = factory.createRequest(
                offer.getApplicationSession(), "INVITE", offer.getTo().getURI(), callee);
        if (offer.getContent() != null) {
            invite.setContent(offer.getContent(), offer.getContentType());
        }
        invite.getSession().setAttribute(OTHER, offer.getSession());
        offer.getSession().setAttribute(OTHER, invite.getSession());
        invite.send();
        tell(offer, "calling " + callee);
    }

    private static void acknowledgeFirst(SipSession first, @Nullable SipServletResponse second) throws IOException {
        SipServletResponse answer = (SipServletResponse) first.getAttribute(ANSWER);
        first.removeAttribute(ANSWER);
        if (answer == null) {
            return;
        }
        SipServletRequest ack = answer.createAck();
        if (second != null && second.getContent() != null) {
            ack.setContent(second.getContent(), second.getContentType());
        }
        ack.send();
    }

    @Override
    protected void doErrorResponse(SipServletResponse response) throws ServletException, IOException {
        if (!response.getMethod().equals("INVITE")) {
            return;
        }
        tell(response, "failed: " + response.getStatus() + " " + response.getReasonPhrase());
        SipSession first = (SipSession) response.getSession().getAttribute(OTHER);
        if (first != null) {
            acknowledgeFirst(first, null);
            first.createRequest("BYE").send();
        }
    }

    @Override
    protected void doBye(SipServletRequest bye) throws ServletException, IOException {
        SipSession other = (SipSession) bye.getSession().getAttribute(OTHER);
        bye.createResponse(SipServletResponse.SC_OK).send();
        bye.getApplicationSession().setAttribute(STATE, "ended");
        if (other != null && other.isValid() && other.getState() == SipSession.State.CONFIRMED) {
            other.createRequest("BYE").send();
        }
    }

    private static void tell(SipServletResponse response, String state) {
        response.getApplicationSession().setAttribute(STATE, state);
    }
}

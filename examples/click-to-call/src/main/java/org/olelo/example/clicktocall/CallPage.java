package org.olelo.example.clicktocall;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.sip.ConvergedHttpSession;
import jakarta.servlet.sip.ServletParseException;
import jakarta.servlet.sip.SipApplicationSession;
import jakarta.servlet.sip.SipFactory;
import jakarta.servlet.sip.SipServletRequest;
import java.io.IOException;

/** {@code POST call?from=URI&to=URI} calls, {@code GET call} tells how it goes; the browser's session holds its call. */
@WebServlet("/call")
@SuppressWarnings("NullAway.Init") // the server sets the field
public class CallPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient SipFactory factory;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String from = request.getParameter("from");
        String to = request.getParameter("to");
        if (from == null || to == null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "from and to are needed");
            return;
        }
        SipApplicationSession call = call(request);
        try {
            SipServletRequest invite = factory.createRequest(call, "INVITE", to, from);
            invite.getSession().setAttribute(Joining.CALLEE, factory.createURI(to));
            invite.send();
        } catch (ServletParseException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
            return;
        }
        call.setAttribute(Joining.STATE, "calling " + from);
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object state = call(request).getAttribute(Joining.STATE);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(state == null ? "no call" : state);
    }

    private static SipApplicationSession call(HttpServletRequest request) {
        return ((ConvergedHttpSession) request.getSession()).getApplicationSession();
    }
}

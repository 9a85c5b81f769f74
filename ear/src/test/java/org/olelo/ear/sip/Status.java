package org.olelo.ear.sip;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.sip.ConvergedHttpSession;
import jakarta.servlet.sip.SipApplicationSession;
import jakarta.servlet.sip.SipFactory;
import java.io.IOException;
import java.net.URI;

/** The web side of a converged application: tells its application session, or calls somebody. */
@WebServlet("/status")
public class Status extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient SipFactory factory;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        ConvergedHttpSession session = (ConvergedHttpSession) request.getSession();
        SipApplicationSession joined = session.getApplicationSession();
        String target = request.getParameter("call");
        if (target != null) {
            factory.createRequest(joined, "OPTIONS", "sip:web@127.0.0.1", target)
                    .send();
        }
        response.setContentType("text/plain");
        String url = URI.create(request.getRequestURL().toString().split(";")[0])
                .toURL()
                .toString();
        response.getWriter()
                .print(joined.getId() + " " + joined.getSessions("HTTP").hasNext() + " "
                        + joined.encodeURL(URI.create(url).toURL()));
    }
}

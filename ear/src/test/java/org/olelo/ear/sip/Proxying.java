package org.olelo.ear.sip;

import jakarta.servlet.ServletException;
import jakarta.servlet.sip.Proxy;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipURI;
import java.io.IOException;

/** Proxies calls of user "p-PORT" to that port. */
public class Proxying extends SipServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doInvite(SipServletRequest request) throws ServletException, IOException {
        if (!request.isInitial()) {
            return;
        }
        Proxy proxy = request.getProxy();
        proxy.setRecordRoute(true);
        SipURI target = (SipURI) request.getRequestURI().clone();
        target.setPort(Integer.parseInt(target.getUser().substring(2)));
        proxy.proxyTo(target);
    }
}

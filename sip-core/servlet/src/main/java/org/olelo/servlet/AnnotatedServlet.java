package org.olelo.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import jakarta.servlet.sip.annotation.ResponseCode;
import jakarta.servlet.sip.annotation.SipMethod;
import jakarta.servlet.sip.annotation.SipResponseCode;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any object with methods annotated as in version 2.0, as a servlet. The most particular method gets the message. */
final class AnnotatedServlet extends SipServlet {
    private static final long serialVersionUID = 1L;
    private static final String ANY = "*";

    private record Handler(
            Method method, String sipMethod, @Nullable SipResponseCode range, int[] codes) {
        boolean takes(SipServletRequest request) {
            return range == null && codes.length == 0 && named(request.getMethod());
        }

        boolean takes(SipServletResponse response) {
            int status = response.getStatus();
            if (!named(response.getMethod())) {
                return false;
            }
            SipResponseCode known = range;
            boolean listed = codes.length > 0 && java.util.Arrays.stream(codes).anyMatch(code -> code == status);
            boolean ranged = known != null
                    && known.branch() == response.isBranchResponse()
                    && status >= known.from()
                    && status <= known.to();
            return listed || ranged;
        }

        private boolean named(String name) {
            return sipMethod.equals(ANY) || sipMethod.equals(name);
        }

        int breadth() {
            SipResponseCode known = range;
            int statuses = codes.length > 0 ? codes.length : known == null ? 0 : known.to() - known.from();
            return statuses * 2 + (sipMethod.equals(ANY) ? 1 : 0);
        }
    }

    private final transient Object target;
    private final transient List<Handler> handlers = new ArrayList<>();

    AnnotatedServlet(Object target) {
        this.target = target;
        for (Method method : target.getClass().getDeclaredMethods()) {
            add(method);
        }
        handlers.sort(java.util.Comparator.comparingInt(Handler::breadth));
    }

    private void add(Method method) {
        String sipMethod = null;
        SipResponseCode range = null;
        int[] codes = {};
        for (Annotation annotation : method.getAnnotations()) {
            SipMethod named = annotation.annotationType().getAnnotation(SipMethod.class);
            SipResponseCode ranged = annotation.annotationType().getAnnotation(SipResponseCode.class);
            sipMethod = named == null ? sipMethod : named.value();
            range = ranged == null ? range : ranged;
            codes = annotation instanceof ResponseCode listed ? listed.value() : codes;
        }
        if (sipMethod != null || range != null || codes.length > 0) {
            method.setAccessible(true);
            handlers.add(new Handler(method, sipMethod == null ? ANY : sipMethod, range, codes));
        }
    }

    @Override
    protected void doRequest(SipServletRequest request) throws ServletException, IOException {
        for (Handler handler : handlers) {
            if (handler.takes(request)) {
                invoke(handler, request);
                return;
            }
        }
        super.doRequest(request);
    }

    @Override
    protected void doResponse(SipServletResponse response) throws ServletException, IOException {
        for (Handler handler : handlers) {
            if (handler.takes(response)) {
                invoke(handler, response);
                return;
            }
        }
    }

    private void invoke(Handler handler, Object message) throws ServletException {
        try {
            boolean empty = handler.method.getParameterCount() == 0;
            handler.method.invoke(target, empty ? new Object[0] : new Object[] {message});
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new ServletException("method cannot be called: " + handler.method, e);
        } catch (InvocationTargetException e) {
            throw new ServletException(e.getCause());
        }
    }
}

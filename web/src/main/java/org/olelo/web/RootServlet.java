package org.olelo.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import org.olelo.web.body.Problem;

/** The page at the root; everything else outside {@code /api} is a problem document with status 404. */
final class RootServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String STYLE_PATH = "/style.css";

    @SuppressWarnings("serial") // servlets are not written anywhere
    private final EngineSource engines;

    RootServlet(EngineSource engines) {
        this.engines = engines;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        boolean page = path.isEmpty() || path.equals("/");
        if (!page && !path.equals(STYLE_PATH)) {
            problem(response, Problem.of(404, "there is nothing at this path"));
        } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            problem(response, Problem.of(405, "this path does not take this method"));
        } else if (page) {
            write(response, "text/html;charset=UTF-8", RootPage.html(engines.engine(), request.getContextPath()));
        } else {
            write(response, "text/css;charset=UTF-8", RootPage.STYLE);
        }
    }

    private static void problem(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        write(response, Problem.TYPE.toString(), problem.json().toString());
    }

    private static void write(HttpServletResponse response, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

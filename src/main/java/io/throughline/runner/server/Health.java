package io.throughline.runner.server;

import io.throughline.canonical.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * {@code /health}: 200 while the runner works, 503 while it does not. {@code /health/ready}: 503 also while its ledger cannot be written, so that work
 * goes elsewhere; the runner goes on by itself and needs no restart. Open to everybody, and says nothing else.
 */
final class Health extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient RunnerState runner;

    Health(RunnerState runner) {
        this.runner = runner;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean up = request.getServletPath().endsWith("/ready") ? runner.isReady() : runner.isHealthy();
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getWriter().write(Json.write(Map.of("status", up ? "UP" : "DOWN")));
    }
}

package io.throughline.runner.server;

import io.throughline.canonical.Json;
import io.throughline.ledger.check.SnapshotJson;
import io.throughline.runner.story.Transactions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code /runner/transactions?limit=N}, {@code /runner/transactions/ID}, {@code /runner/transactions/ID/event}, {@code /runner/workload}, {@code /runner/ledger}, {@code /runner/routes}: what other commands of the same data folder ask. Every
 * request needs the token, before anything of it is looked at.
 */
final class InternalApi extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final int MAX_LIST = 10_000;
    private static final String LIST = "/transactions";
    private static final String EVENT = "/event";
    private static final String LEDGER = "/ledger";

    private final transient Transactions transactions;
    private final transient BearerToken token;
    private final transient RunnerState runner;

    InternalApi(Transactions transactions, RunnerState runner, BearerToken token) {
        this.transactions = transactions;
        this.runner = runner;
        this.token = token;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!token.matches(request.getHeader("Authorization"))) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (!request.getMethod().equals("GET")) {
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            answer(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (LEDGER.equals(request.getPathInfo())) {
                response.setContentType("application/json");
                response.getOutputStream().write(SnapshotJson.write(transactions.snapshot()));
                return;
            }
            Optional<Object> found = find(request);
            response.setStatus(found.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
            if (found.isPresent()) {
                response.setContentType("application/json");
                response.setCharacterEncoding("UTF-8");
                response.getWriter().write(Json.write(found.get()));
            }
        } catch (NumberFormatException noNumber) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private Optional<Object> find(HttpServletRequest request) throws IOException, InterruptedException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (path.equals("/workload")) {
            return Optional.of(transactions.workload());
        }
        if (path.equals("/routes")) {
            return Optional.of(runner.runningRoutes());
        }
        if (path.equals(LIST)) {
            return Optional.of(transactions.recent(limit(request.getParameter("limit"))));
        }
        return path.startsWith(LIST + "/") ? one(path.substring(LIST.length() + 1)) : Optional.empty();
    }

    private Optional<Object> one(String path) throws IOException, InterruptedException {
        return path.endsWith(EVENT)
                ? transactions.event(path.substring(0, path.length() - EVENT.length()))
                : transactions.one(path);
    }

    private static int limit(String text) {
        return text == null ? MAX_LIST : Math.max(1, Math.min(MAX_LIST, Integer.parseInt(text)));
    }
}

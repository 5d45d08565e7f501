package io.throughline.runner.server;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.runner.entries.Entries;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code /runner/entries/report}, {@code …/progress}, {@code …/stories?id=&systems=a,b}, {@code …/lines?after=&limit=}, {@code …/stopped?system=&kind=&id=&limit=}: what
 * {@code entries} asks. Rows hold costs: every request needs the token, which only the owner of the data folder can read.
 */
final class EntriesApi extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final int MAX_PAGE = 5_000;

    private final transient Entries entries;
    private final transient BearerToken token;

    EntriesApi(Entries entries, BearerToken token) {
        this.entries = entries;
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
            Optional<Object> found = find(request);
            response.setStatus(found.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
            if (found.isPresent()) {
                response.setContentType("application/json");
                response.getOutputStream().write(Json.writeBytes(found.get()));
            }
        } catch (IllegalArgumentException wrong) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private Optional<Object> find(HttpServletRequest request) throws IOException, InterruptedException {
        return switch (String.valueOf(request.getPathInfo())) {
            case "/report" -> Optional.of(entries.report());
            case "/progress" -> Optional.of(entries.progress());
            case "/stories" ->
                Optional.of(entries.stories(
                        needed(request, "id"),
                        List.of(needed(request, "systems").split(","))));
            case "/lines" -> Optional.of(entries.lines(request.getParameter("after"), limit(request)));
            case "/stopped" -> Optional.of(entries.stopped(after(request), limit(request)));
            default -> Optional.empty();
        };
    }

    private static EntryKey after(HttpServletRequest request) {
        return request.getParameter("id") == null
                ? null
                : new EntryKey(needed(request, "system"), needed(request, "kind"), needed(request, "id"));
    }

    private static int limit(HttpServletRequest request) {
        return Math.max(1, Math.min(MAX_PAGE, Integer.parseInt(needed(request, "limit"))));
    }

    private static String needed(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }
}

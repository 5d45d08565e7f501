package io.throughline.runner.server;

import io.throughline.canonical.Json;
import io.throughline.ledger.recorded.RecordedJson;
import io.throughline.ledger.recorded.RecordedQuery;
import io.throughline.ledger.recorded.WhoWasWho;
import io.throughline.runner.archive.Archive;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * {@code /runner/archive/bundles}, {@code …/bundles/HASH}, {@code …/transactions?since=&region=&limit=}, {@code …/recorded?ids=a,b},
 * {@code …/bindings?kind=&canonical=}: what {@code bundles} and
 * {@code diff} ask. Records hold personal data: every request needs the token, which only the owner of the data folder can read.
 */
final class ArchiveApi extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final int MAX_LIST = 1_000_000;
    private static final String BUNDLES = "/bundles";

    private final transient Archive archive;
    private final transient BearerToken token;

    ArchiveApi(Archive archive, BearerToken token) {
        this.archive = archive;
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
            Optional<byte[]> found = find(request);
            response.setStatus(found.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
            if (found.isPresent()) {
                response.setContentType("application/json");
                response.getOutputStream().write(found.get());
            }
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private Optional<byte[]> find(HttpServletRequest request) throws IOException, InterruptedException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (path.startsWith(BUNDLES + "/")) {
            return archive.bundle(path.substring(BUNDLES.length() + 1));
        }
        return switch (path) {
            case BUNDLES -> Optional.of(json(archive.bundles()));
            case "/transactions" -> Optional.of(json(archive.ids(query(request))));
            case "/recorded" ->
                Optional.of(RecordedJson.write(archive.recorded(
                        List.of(String.valueOf(request.getParameter("ids")).split(",")))));
            case "/bindings" -> Optional.of(RecordedJson.writeBindings(archive.bindings(asked(request))));
            default -> Optional.empty();
        };
    }

    private static WhoWasWho asked(HttpServletRequest request) {
        String canonical = request.getParameter("canonical");
        return canonical != null
                ? WhoWasWho.canonical(needed(request, "kind"), canonical)
                : WhoWasWho.external(needed(request, "kind"), needed(request, "system"), needed(request, "external"));
    }

    private static String needed(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static RecordedQuery query(HttpServletRequest request) {
        String since = request.getParameter("since");
        String limit = request.getParameter("limit");
        int most = limit == null ? MAX_LIST : Math.max(1, Math.min(MAX_LIST, Integer.parseInt(limit)));
        return new RecordedQuery(since == null ? null : Instant.parse(since), request.getParameter("region"), most);
    }

    private static byte[] json(Object value) {
        return Json.write(value).getBytes(StandardCharsets.UTF_8);
    }
}

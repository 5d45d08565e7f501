package io.throughline.runner.server;

import io.throughline.canonical.Json;
import io.throughline.canonical.JsonException;
import io.throughline.desk.DeskAction;
import io.throughline.desk.DeskDoor;
import io.throughline.desk.DeskReply;
import io.throughline.desk.DeskRequest;
import io.throughline.ledger.LedgerUnavailableException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /runner/desk}, {@code GET /runner/desk/ID}, {@code POST /runner/desk/ID/ACTION}: the desk for other commands of the same data folder. Needs the
 * runner's token before anything of the request is looked at, and the personal token of who asks in {@value #PERSON}.
 */
final class DeskApi extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Header with the personal token. */
    static final String PERSON = "Throughline-Person";

    private static final Logger LOG = LoggerFactory.getLogger(DeskApi.class);
    private static final int MAX_BODY = 64 * 1024;
    private static final List<String> FILTERS = List.of("team", "region", "state", "limit");
    private static final List<String> FIELDS =
            List.of("version", "reason", "as", "set", "acceptLooseEnds", "withCurrent");

    private final transient DeskDoor desk;
    private final transient BearerToken token;

    DeskApi(DeskDoor desk, BearerToken token) {
        this.desk = desk;
        this.token = token;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!token.matches(request.getHeader("Authorization"))) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        DeskReply reply = guarded(request);
        response.setStatus(reply.status());
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(Json.write(reply.body()));
    }

    /** Nothing of an exception goes back (S-08e). */
    private DeskReply guarded(HttpServletRequest request) {
        try {
            return answer(request);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return refused(503, "DSK-1013", "The runner stops. Send it again.");
        } catch (LedgerUnavailableException away) {
            LOG.warn("{}", away.getMessage());
            return refused(
                    503,
                    "DSK-1013",
                    "The ledger cannot be reached now. Send it again; a decision that was stored counts once.");
        } catch (IOException | RuntimeException fault) {
            LOG.error("DSK-1014 a request to the desk failed", fault);
            return refused(
                    500,
                    "DSK-1014",
                    "This is a bug; the log of the runner has more. Look at the case before you decide again.");
        }
    }

    private DeskReply answer(HttpServletRequest request) throws IOException, InterruptedException {
        String person = request.getHeader(PERSON);
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        List<String> parts = List.of(path.replaceFirst("^/", "").split("/", -1));
        boolean reads = request.getMethod().equals("GET");
        if (reads && path.length() <= 1) {
            return desk.list(person, filter(request));
        }
        if (reads && parts.size() == 1) {
            return desk.show(person, parts.get(0));
        }
        Optional<DeskAction> action = parts.size() == 2 ? DeskAction.of(parts.get(1)) : Optional.empty();
        if (!request.getMethod().equals("POST") || action.isEmpty()) {
            return refused(404, "DSK-1003", "There is nothing here.");
        }
        Optional<DeskRequest> decision = decision(action.get(), request);
        return decision.isEmpty()
                ? refused(
                        400, "DSK-1007", "The request is not understood. Nothing was decided. Fields: " + FIELDS + ".")
                : desk.decide(person, parts.get(0), decision.get());
    }

    private static Map<String, String> filter(HttpServletRequest request) {
        Map<String, String> filter = new LinkedHashMap<>();
        FILTERS.stream()
                .filter(name -> request.getParameter(name) != null)
                .forEach(name -> filter.put(name, request.getParameter(name)));
        return filter;
    }

    private static Optional<DeskRequest> decision(DeskAction action, HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return Optional.empty();
        }
        try {
            Object read = Json.read(body);
            return read instanceof Map<?, ?> ? decision(action, Json.asObject(read)) : Optional.empty();
        } catch (JsonException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<DeskRequest> decision(DeskAction action, Map<String, Object> body) {
        if (!FIELDS.containsAll(body.keySet()) || !body.entrySet().stream().allMatch(DeskApi::fits)) {
            return Optional.empty();
        }
        if (!(body.get("version") instanceof Number version)) {
            return Optional.empty();
        }
        Map<String, String> set = new LinkedHashMap<>();
        if (body.get("set") instanceof Map<?, ?> values) {
            values.forEach((path, value) -> set.put((String) path, (String) value));
        }
        return Optional.of(new DeskRequest(
                action,
                version.longValue(),
                body.get("reason") instanceof String reason ? reason : "",
                body.get("as") instanceof String as ? as : null,
                set,
                new DeskRequest.Options(
                        Boolean.TRUE.equals(body.get("acceptLooseEnds")),
                        Boolean.TRUE.equals(body.get("withCurrent")))));
    }

    /** A value of another kind is no decision of anybody: nothing is guessed from it. */
    private static boolean fits(Map.Entry<String, Object> field) {
        Object value = field.getValue();
        return switch (field.getKey()) {
            case "version" -> value instanceof Integer || value instanceof Long;
            case "set" ->
                value instanceof Map<?, ?> set && set.values().stream().allMatch(String.class::isInstance);
            case "acceptLooseEnds", "withCurrent" -> value instanceof Boolean;
            default -> value instanceof String;
        };
    }

    private static DeskReply refused(int status, String code, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        return new DeskReply(status, body);
    }
}

package io.throughline.runner.home;

import io.throughline.canonical.Json;
import io.throughline.desk.DeskDoor;
import io.throughline.desk.DeskReply;
import io.throughline.desk.DeskRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The desk of the runner that has the ledger open. Thread-safe. */
public final class RemoteDesk implements DeskDoor {

    private static final String ROOT = "/runner/desk";

    /** Anything else names no case and must not become a path. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final RunnerClient runner;

    /** Speaks to this runner. */
    public RemoteDesk(RunnerClient runner) {
        this.runner = runner;
    }

    @Override
    public DeskReply list(String token, Map<String, String> filter) throws IOException, InterruptedException {
        String query = filter.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return runner.desk("GET", ROOT + (query.isEmpty() ? "" : "?" + query), token, null);
    }

    @Override
    public DeskReply show(String token, String id) throws IOException, InterruptedException {
        return runner.desk("GET", ROOT + "/" + plain(id), token, null);
    }

    @Override
    public DeskReply decide(String token, String id, DeskRequest request) throws IOException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("version", request.version());
        body.put("reason", request.reason());
        if (request.as() != null) {
            body.put("as", request.as());
        }
        body.put("set", request.set());
        body.put("acceptLooseEnds", request.options().acceptLooseEnds());
        body.put("withCurrent", request.options().withCurrent());
        String path = "%s/%s/%s".formatted(ROOT, plain(id), request.action().word());
        return runner.desk("POST", path, token, Json.write(body));
    }

    private static String plain(String id) {
        return ID.matcher(id).matches() ? id : "-";
    }
}

package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One request on its way through a simulator, and the effects it had so far. Used by one thread. */
public final class Call {

    private final String method;
    private final String path;
    private final String rawQuery;
    private final UnaryOperator<String> headers;
    private final byte[] body;
    private final Map<String, String> query;
    private final List<Effect> effects = new ArrayList<>();
    private Map<String, String> variables = Map.of();
    private String marker;
    private String user;

    /**
     * Creates a call.
     *
     * @param target the raw path with its query
     * @param headers answers the first value of a header by name, null if absent
     */
    public Call(String method, String target, UnaryOperator<String> headers, byte[] body) {
        int mark = target.indexOf('?');
        this.method = method;
        this.path = mark < 0 ? target : target.substring(0, mark);
        this.rawQuery = mark < 0 ? "" : target.substring(mark + 1);
        this.headers = headers;
        this.body = body;
        this.query = decode(rawQuery);
    }

    /** A call inside this one, such as a part of a composite request: same headers, same user, other target. */
    public Call inner(String innerMethod, String target, byte[] innerBody) {
        Call inner = new Call(innerMethod, target, headers, innerBody);
        inner.user = user;
        return inner;
    }

    /** The HTTP method, in upper case. */
    public String method() {
        return method;
    }

    /** The raw path, without the query. */
    public String path() {
        return path;
    }

    /** Path and query as they came, for the journal and for fault matching. */
    public String target() {
        return rawQuery.isEmpty() ? path : path + "?" + rawQuery;
    }

    /** A header's first value, or null. */
    public String header(String name) {
        return headers.apply(name);
    }

    /** The decoded query parameters; the last one of a name wins. */
    public Map<String, String> query() {
        return query;
    }

    /** One query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A decoded variable of the path pattern. */
    public String variable(String name) {
        return variables.get(name);
    }

    /** Sets the variables that the path pattern found. */
    public void variables(Map<String, String> found) {
        this.variables = found;
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; an empty body is an empty object. */
    public JsonNode json() {
        return body.length == 0 ? Json.object() : Json.parse(body);
    }

    /**
     * The body as a JSON object.
     *
     * @throws MalformedBodyException if it is anything else
     */
    public ObjectNode jsonObject() {
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedBodyException("a JSON object is expected");
    }

    /** The body as form fields. */
    public Map<String, String> form() {
        return decode(text());
    }

    /** The vendor's id of the user who calls, or null before authentication. */
    public String user() {
        return user;
    }

    /** Sets who calls. */
    public void user(String id) {
        this.user = id;
    }

    /** The external id that came with the request, or null. */
    public String marker() {
        return marker;
    }

    /** Notes the external id that came with the request, so that even a refused call tells it. */
    public void marker(String value) {
        this.marker = value;
    }

    /** Notes what happened to a record, with the call's own marker. */
    public void effect(Effect.Kind kind, String type, String id) {
        effects.add(new Effect(kind, type, id, marker));
    }

    /** Notes effects that carry their own markers. */
    public void effects(List<Effect> more) {
        effects.addAll(more);
    }

    /** All effects so far, in order. */
    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** Forgets the effects after the first {@code size}: the records were taken back. */
    public void keepEffects(int size) {
        effects.subList(size, effects.size()).clear();
    }

    private static Map<String, String> decode(String encoded) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                pairs.put(decoded(equals < 0 ? pair : pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}

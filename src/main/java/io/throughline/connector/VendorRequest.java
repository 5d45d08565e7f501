package io.throughline.connector;

import io.throughline.connector.http.Percent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One request to a system. Its text shows the method only, for all else may hold data.
 *
 * @param method an HTTP method
 * @param path from the root of the host, every value in it already encoded as one segment (S-13)
 * @param query parameters, not yet encoded
 * @param headers beside those that the client sets itself (S-12)
 * @param body what it carries
 * @param reads whether it changes nothing at the target: decides what a lost answer means
 */
public record VendorRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        RequestBody body,
        boolean reads) {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> OURS = Set.of(
            "authorization",
            "host",
            "cookie",
            "connection",
            "content-length",
            "transfer-encoding",
            "upgrade",
            "expect");
    private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9._~!$'()*+,;=:@-]|%[0-9A-F]{2})+)+/?");
    private static final Pattern ESCAPES = Pattern.compile(".*(/\\.{1,2}(/.*)?$|%2E|%2F|%5C|%0).*");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]{1,60}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{0,500}");

    /**
     * Refuses what could reach another place than meant.
     *
     * @throws IllegalArgumentException if method, path or headers are not acceptable
     */
    public VendorRequest {
        query = new TreeMap<>(query);
        headers = Map.copyOf(headers);
        require(METHODS.contains(method), "method is one of " + new java.util.TreeSet<>(METHODS));
        require(
                PATH.matcher(path).matches() && !ESCAPES.matcher(path).matches(),
                "path is made of plain segments, none of them dots, and holds no query");
        headers.forEach(VendorRequest::requireHeader);
    }

    /** A read without body. */
    public static VendorRequest get(String path) {
        return new VendorRequest("GET", path, Map.of(), Map.of(), RequestBody.NONE, true);
    }

    /** A request that may change its target, or a GET or HEAD, which does not. */
    public static VendorRequest of(String method, String path, RequestBody body) {
        return new VendorRequest(method, path, Map.of(), Map.of(), body, READING.contains(method));
    }

    /** The same request for another page. */
    VendorRequest at(String otherPath, Map<String, String> otherQuery) {
        return new VendorRequest(method, otherPath, otherQuery, headers, body, reads);
    }

    /** The same request with these parameters. */
    public VendorRequest withQuery(Map<String, String> otherQuery) {
        return at(path, otherQuery);
    }

    /** The same request with these parameters where it has none of the name. */
    VendorRequest withDefaults(Map<String, String> defaults) {
        if (defaults.isEmpty()) {
            return this;
        }
        Map<String, String> whole = new TreeMap<>(defaults);
        whole.putAll(query);
        return at(path, whole);
    }

    /** The same request with these headers. */
    public VendorRequest withHeaders(Map<String, String> otherHeaders) {
        return new VendorRequest(method, path, query, otherHeaders, body, reads);
    }

    /** The same request, known to change nothing: a search by POST. */
    public VendorRequest reading() {
        return new VendorRequest(method, path, query, headers, body, true);
    }

    /** Path and query as they go on the wire. */
    String target() {
        if (query.isEmpty()) {
            return path;
        }
        return query.entrySet().stream()
                .map(one -> Percent.encode(one.getKey()) + "=" + Percent.encode(one.getValue()))
                .collect(Collectors.joining("&", path + "?", ""));
    }

    private static void requireHeader(String name, String value) {
        require(HEADER_NAME.matcher(name).matches(), "a header has an ordinary name");
        require(
                !OURS.contains(name.toLowerCase(java.util.Locale.ROOT)),
                "header " + name + " is not for routes to set");
        require(
                HEADER_VALUE.matcher(value).matches(),
                "header " + name + " holds printable ASCII, at most 500 characters");
    }

    private static void require(boolean fits, String rule) {
        if (!fits) {
            throw new IllegalArgumentException("CON-1003 the request was not sent: " + rule + ". Mend the route.");
        }
    }

    @Override
    public String toString() {
        return method;
    }
}

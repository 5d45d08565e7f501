package io.throughline.simulator.dynamics365;

import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One part of a batch: a request, or a change set of requests.
 *
 * @param method empty for a change set
 * @param target path and query, from the root of the host
 * @param headers of the request, in lower case
 * @param inner the requests of a change set
 */
record BatchPart(
        String method,
        String target,
        Map<String, String> headers,
        byte[] body,
        String contentId,
        List<BatchPart> inner) {

    // clients do not accept a status line without words
    private static final Map<Integer, String> REASONS = Map.of(
            200,
            "OK",
            201,
            "Created",
            204,
            "No Content",
            404,
            "Not Found",
            412,
            "Precondition Failed",
            428,
            "Precondition Required");

    boolean changeSet() {
        return method.isEmpty();
    }

    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** The parts of a multipart body. */
    static List<BatchPart> parts(String body, String contentType) {
        String boundary = contentType
                .replaceFirst("(?s).*boundary=\"?([^\";]+)\"?.*", "$1")
                .strip();
        List<BatchPart> parts = new ArrayList<>();
        String text = body.indexOf('\r') < 0 ? body : body.replace("\r\n", "\n");
        String mark = "--" + boundary;
        int from = after(text, text.startsWith(mark) ? 0 : text.indexOf("\n" + mark) + 1, mark);
        while (from > 0) {
            int end = text.indexOf("\n" + mark, from - 1);
            String part = text.substring(from, end < 0 ? text.length() : Math.max(from, end));
            if (!part.isBlank()) {
                parts.add(part(part));
            }
            from = end < 0 ? 0 : after(text, end + 1, mark);
        }
        if (parts.isEmpty()) {
            throw Problems.badRequest("The batch has no part with the boundary of its content type.");
        }
        return parts;
    }

    /** Where the part after a mark begins; 0 after the last mark or without one. */
    private static int after(String text, int at, String mark) {
        int end = at + mark.length();
        if (!text.startsWith(mark, at) || text.startsWith("--", end)) {
            return 0;
        }
        return text.indexOf('\n', end) + 1;
    }

    private static BatchPart part(String text) {
        int gap = gap(text);
        Map<String, String> outer = headers(text.substring(0, gap));
        String rest = text.substring(gap).stripLeading();
        String type = outer.getOrDefault("content-type", "");
        if (type.startsWith("multipart/mixed")) {
            return new BatchPart("", "", Map.of(), new byte[0], "", parts(rest, type));
        }
        return request(rest, outer.getOrDefault("content-id", ""));
    }

    private static BatchPart request(String text, String contentId) {
        int line = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        String[] words = text.substring(0, line).strip().split(" ");
        if (words.length < 2) {
            throw Problems.badRequest("A part of the batch holds no HTTP request.");
        }
        String rest = text.substring(Math.min(text.length(), line + 1));
        int gap = rest.startsWith("\n") ? 0 : gap(rest);
        byte[] body = rest.substring(gap).strip().getBytes(StandardCharsets.UTF_8);
        return new BatchPart(words[0], target(words[1]), headers(rest.substring(0, gap)), body, contentId, List.of());
    }

    /** Absolute addresses, those from the root, and those relative to the service. */
    private static String target(String address) {
        boolean absolute = address.startsWith("http://") || address.startsWith("https://");
        String path = absolute ? address.replaceFirst("^https?://[^/]+", "") : address;
        return path.startsWith("/") ? path : EntityApi.ROOT + path;
    }

    private static int gap(String text) {
        int gap = text.indexOf("\n\n");
        return gap < 0 ? text.length() : gap;
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new TreeMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        return headers;
    }

    /** An answer as a part. */
    static String httpAnswer(Answer answer, String contentId) {
        StringBuilder text =
                new StringBuilder("Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
        if (!contentId.isEmpty()) {
            text.append("Content-ID: ").append(contentId).append("\r\n");
        }
        text.append("\r\nHTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(reason(answer.status()))
                .append("\r\n");
        answer.headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        if (answer.body() != null && !answer.headers().containsKey("Content-Type")) {
            text.append("Content-Type: application/json; odata.metadata=minimal\r\n");
        }
        text.append("\r\n");
        if (answer.body() != null) {
            text.append(
                    answer.body().isTextual()
                            ? answer.body().textValue()
                            : new String(Json.bytes(answer.body()), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static String reason(int status) {
        return REASONS.getOrDefault(status, status < 500 ? "Bad Request" : "Internal Server Error");
    }

    static String multipart(String boundary, List<String> parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part ->
                text.append("--").append(boundary).append("\r\n").append(part).append("\r\n"));
        return text.append("--").append(boundary).append("--\r\n").toString();
    }
}

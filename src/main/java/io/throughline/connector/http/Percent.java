package io.throughline.connector.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of RFC 3986: everything but unreserved characters, so that a value stays one path segment or one query value (S-13). */
public final class Percent {

    private Percent() {}

    /** Encodes a value, in UTF-8. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

package io.throughline.connector.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The body {@code application/x-www-form-urlencoded}. */
public final class Form {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private Form() {}

    /** The fields, in the order of the map. */
    public static byte[] encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> Percent.encode(field.getKey()) + "=" + Percent.encode(field.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }
}

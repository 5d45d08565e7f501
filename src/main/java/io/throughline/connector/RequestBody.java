package io.throughline.connector;

import io.throughline.canonical.Json;
import io.throughline.connector.http.Form;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request carries. Its text shows kind and length only.
 *
 * @param mediaType for the header {@code Content-Type}; empty for none
 * @param bytes as they go out
 * @param value the plain value they were made from, so that an echo of it can be masked; null for none
 */
public record RequestBody(String mediaType, byte[] bytes, Object value) {

    /** Nothing. */
    public static final RequestBody NONE = new RequestBody("", new byte[0], null);

    /**
     * A plain value as JSON; null is nothing.
     *
     * @throws IllegalArgumentException if the value is not plain
     */
    public static RequestBody json(Object value) {
        if (value == null) {
            return NONE;
        }
        return new RequestBody("application/json", Json.write(value).getBytes(StandardCharsets.UTF_8), value);
    }

    /**
     * An object of texts, numbers and booleans as form fields.
     *
     * @throws IllegalArgumentException if it is no object of such values
     */
    public static RequestBody form(Object value) {
        if (!Json.isObject(value)) {
            throw new IllegalArgumentException("a form is an object, not " + Json.describe(value));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Json.asObject(value).forEach((name, field) -> fields.put(name, formText(field)));
        return new RequestBody(Form.MEDIA_TYPE, Form.encode(fields), value);
    }

    private static String formText(Object field) {
        if (field instanceof String text) {
            return text;
        }
        if (field instanceof Number || field instanceof Boolean) {
            return Json.write(field);
        }
        throw new IllegalArgumentException("a form field is text, number or boolean, not " + Json.describe(field));
    }

    @Override
    public String toString() {
        return mediaType + ", " + bytes.length + " bytes";
    }
}

package io.throughline.ledger.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** JSON columns: plain values as text of at most one million characters. */
final class Documents {

    static final int MAX_LENGTH = 1_000_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Documents() {}

    /** Null stays null. */
    static String write(Map<String, Object> value) {
        if (value == null) {
            return null;
        }
        try {
            return fitting(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("LED-2006 a document is not plain JSON", e);
        }
    }

    static Map<String, Object> read(String text) {
        if (text == null) {
            return null;
        }
        try {
            return MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("LED-2006 a stored document is not JSON", e);
        }
    }

    private static String fitting(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "LED-2006 a document has %d characters; the ledger keeps at most %d. Nothing was stored. Let the operation return only what later steps read."
                            .formatted(text.length(), MAX_LENGTH));
        }
        return text;
    }
}

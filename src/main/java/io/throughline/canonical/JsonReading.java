package io.throughline.canonical;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into plain values within the limits of S-30. One object reads one document at a time. */
final class JsonReading {

    /** Beyond this, adding or rounding a number would expand it to so many digits (S-30, {@code 1e1000000000}). */
    private static final int MAX_EXPONENT = 1000;

    private static final int MAX_TEXT = 1_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(-1L)
                    .maxNestingDepth(100)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(100)
                    .maxNameLength(256)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final int maxLength;

    JsonReading(int maxLength) {
        this.maxLength = maxLength;
    }

    Object of(String text) {
        checkLength(text.length(), "characters");
        return document(() -> FACTORY.createParser(text), JsonReading::value);
    }

    Object of(byte[] bytes) {
        checkLength(bytes.length, "bytes");
        return document(() -> FACTORY.createParser(bytes), JsonReading::value);
    }

    Object of(byte[] bytes, JsonParts wanted) {
        checkLength(bytes.length, "bytes");
        return document(
                () -> FACTORY.createParser(bytes),
                parser -> new JsonSkipping(parser, bytes.length > MAX_TEXT).read(wanted, 0));
    }

    private void checkLength(int length, String unit) {
        if (length > maxLength) {
            throw new JsonException(
                    "CAN-1002",
                    0,
                    0,
                    "the document has %d %s; more than %d are not read.".formatted(length, unit, maxLength));
        }
    }

    private interface Opening {
        JsonParser open() throws IOException;
    }

    private interface Taking {
        Object from(JsonParser parser) throws IOException;
    }

    private static Object document(Opening opening, Taking taking) {
        try (JsonParser parser = opening.open()) {
            if (parser.nextToken() == null) {
                throw at(parser, "CAN-1001", "the document is empty.");
            }
            Object value = taking.from(parser);
            if (parser.nextToken() != null) {
                throw at(parser, "CAN-1001", "something follows the end of the document.");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new JsonException("CAN-1001", 0, 0, "the document is not valid UTF-8 text.");
        }
    }

    /** The value at which the parser stands. */
    static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw at(parser, "CAN-1001", "a value was expected.");
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        int fields = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.put(name, value(parser));
            if (object.size() != ++fields) {
                throw namedTwice(parser);
            }
        }
        return object;
    }

    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static Number integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> parser.getIntValue();
            case LONG -> parser.getLongValue();
            default -> new BigDecimal(parser.getBigIntegerValue());
        };
    }

    private static BigDecimal decimal(JsonParser parser) throws IOException {
        try {
            BigDecimal value =
                    new BigDecimal(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            if (Math.abs((long) value.scale()) <= MAX_EXPONENT) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Java's own bound for exponents lies far beyond ours: refused below like any other.
        }
        throw at(parser, "CAN-1002", "a number has an exponent beyond " + MAX_EXPONENT + ".");
    }

    /** The object in which the parser stands repeats a name. */
    static JsonException namedTwice(JsonParser parser) {
        return at(parser, "CAN-1003", "an object names a field twice.");
    }

    private static JsonException at(JsonParser parser, String code, String message) {
        return located(parser.currentLocation(), code, message);
    }

    /** Jackson's messages quote the text, which may be personal: only the kind and the place are passed on. */
    private static JsonException failed(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return located(
                    e.getLocation(),
                    "CAN-1002",
                    "it is nested deeper than 100, or a text is longer than 1 MB, a number than 100 digits or a name than 256 characters.");
        }
        return located(e.getLocation(), "CAN-1001", "this is not JSON, which knows no NaN, comments or single quotes.");
    }

    private static JsonException located(JsonLocation where, String code, String message) {
        return where == null
                ? new JsonException(code, 0, 0, message)
                : new JsonException(code, where.getLineNr(), where.getColumnNr(), message);
    }
}

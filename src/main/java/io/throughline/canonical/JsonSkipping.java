package io.throughline.canonical;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the wanted parts of one document, and passes over the rest with the same checks as if it were kept (S-30). */
final class JsonSkipping {

    /** A whole number of fewer digits needs no look at its length. */
    private static final int SHORT = 18;

    private final JsonParser parser;
    private final boolean longTexts;
    private final List<FieldNames> names = new ArrayList<>();

    /**
     * A reader of one document.
     *
     * @param longTexts whether a text may be longer than is allowed; those passed over are looked at then
     */
    JsonSkipping(JsonParser parser, boolean longTexts) {
        this.parser = parser;
        this.longTexts = longTexts;
    }

    /** The wanted parts of the value at which the parser stands. */
    Object read(JsonParts wanted, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (wanted.isWhole() || token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            return JsonReading.value(parser);
        }
        return token == JsonToken.START_OBJECT ? object(wanted, depth) : list(wanted, depth);
    }

    private Map<String, Object> object(JsonParts wanted, int depth) throws IOException {
        Map<String, Object> object = wanted.object();
        FieldNames seen = names(depth);
        int fields = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonParts parts = wanted.field(name);
            boolean unknown = parts != null || seen.add(name);
            parser.nextToken();
            if (parts == null) {
                skip(depth + 1);
            } else {
                object.put(name, read(parts, depth + 1));
                unknown = object.size() == ++fields;
            }
            checkNew(unknown);
        }
        return object;
    }

    private List<Object> list(JsonParts wanted, int depth) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonParts parts = wanted.item(list.size());
            if (parts == null) {
                skip(depth + 1);
            }
            list.add(parts == null ? null : read(parts, depth + 1));
        }
        return list;
    }

    private void skip(int depth) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> skipObject(depth);
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    skip(depth + 1);
                }
            }
            case VALUE_STRING -> {
                if (longTexts) {
                    parser.getText();
                }
            }
            case VALUE_NUMBER_INT -> {
                if (parser.getTextLength() > SHORT) {
                    JsonReading.value(parser);
                }
            }
            default -> JsonReading.value(parser);
        }
    }

    private void skipObject(int depth) throws IOException {
        FieldNames seen = names(depth);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            boolean unknown = seen.add(name);
            parser.nextToken();
            skip(depth + 1);
            checkNew(unknown);
        }
    }

    private void checkNew(boolean unknown) {
        if (!unknown) {
            throw JsonReading.namedTwice(parser);
        }
    }

    /** The names of the object at a depth: only one is open there at a time. */
    private FieldNames names(int depth) {
        while (names.size() <= depth) {
            names.add(new FieldNames());
        }
        FieldNames seen = names.get(depth);
        seen.clear();
        return seen;
    }
}

package io.throughline.canonical;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Writes plain values as JSON, in their own or in canonical order. */
final class JsonWriting {

    /** Whole numbers up to this many zeros are written out in canonical text; larger ones keep their exponent and stay small. */
    private static final int MAX_ZEROS = 100;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;
    private final boolean canonical;

    private JsonWriting(JsonGenerator out, boolean canonical) {
        this.out = out;
        this.canonical = canonical;
    }

    static String text(Object value, boolean canonical) {
        return written(value, canonical, false);
    }

    static String pretty(Object value) {
        return written(value, false, true);
    }

    private static String written(Object value, boolean canonical, boolean indented) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            if (indented) {
                out.setPrettyPrinter(indenting());
            }
            new JsonWriting(out, canonical).value(value);
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory does not fail", e);
        }
        return text.toString();
    }

    static byte[] bytes(Object value) {
        WholeBytes bytes = new WholeBytes();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            new JsonWriting(out, false).value(value);
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** What the generator writes at once, which is every document of less than 8 kB, is handed on without another copy. */
    private static final class WholeBytes extends ByteArrayOutputStream {

        @Override
        public byte[] toByteArray() {
            return count == buf.length ? buf : super.toByteArray();
        }
    }

    private static PrettyPrinter indenting() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators colons = Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        return new DefaultPrettyPrinter(colons).withObjectIndenter(lines).withArrayIndenter(lines);
    }

    private void value(Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> object) {
            object(object);
        } else if (value instanceof Collection<?> list) {
            list(list);
        } else {
            throw notPlain(value);
        }
    }

    private void object(Map<?, ?> object) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> field : (canonical ? new TreeMap<>(object) : object).entrySet()) {
            out.writeFieldName((String) field.getKey());
            value(field.getValue());
        }
        out.writeEndObject();
    }

    private void list(Collection<?> list) throws IOException {
        out.writeStartArray();
        for (Object item : list) {
            value(item);
        }
        out.writeEndArray();
    }

    private void number(Number number) throws IOException {
        if (number instanceof Integer || number instanceof Long) {
            out.writeNumber(number.longValue());
            return;
        }
        BigDecimal exact = exact(number);
        if (canonical) {
            BigDecimal shortest = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
            boolean writtenOut = shortest.scale() < 0 && shortest.scale() >= -MAX_ZEROS;
            out.writeNumber(writtenOut ? shortest.setScale(0) : shortest);
        } else {
            out.writeNumber(exact);
        }
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        throw notPlain(number);
    }

    private static IllegalArgumentException notPlain(Object value) {
        return new IllegalArgumentException(
                "Not a plain JSON value: " + value.getClass().getName()
                        + ". This is a bug: use Map, List, String, BigDecimal, Long, Integer, Boolean or null.");
    }
}

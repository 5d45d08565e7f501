package io.throughline.ledger.recorded;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedBinding;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Records as JSON, for another process of the same person. Instants are ISO-8601 text, bodies Base64. */
public final class RecordedJson {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(instantsAsText())
            .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true)
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
    private static final TypeReference<List<RecordedTransaction>> MANY = new TypeReference<>() {};
    private static final TypeReference<List<RecordedBinding>> BINDINGS = new TypeReference<>() {};

    private RecordedJson() {}

    private static SimpleModule instantsAsText() {
        return new SimpleModule()
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new InstantReader());
    }

    private static final class InstantReader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.parse(parser.getText());
        }
    }

    /** UTF-8. */
    public static byte[] write(List<RecordedTransaction> transactions) {
        return bytes(transactions);
    }

    /** UTF-8. */
    public static byte[] writeBindings(List<RecordedBinding> bindings) {
        return bytes(bindings);
    }

    private static byte[] bytes(Object records) {
        try {
            return MAPPER.writeValueAsBytes(records);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of plain values are always written", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is anything else
     */
    public static List<RecordedTransaction> read(byte[] json) throws IOException {
        return MAPPER.readValue(json, MANY);
    }

    /**
     * Reads what {@link #writeBindings} wrote.
     *
     * @throws IOException if it is anything else
     */
    public static List<RecordedBinding> readBindings(byte[] json) throws IOException {
        return MAPPER.readValue(json, BINDINGS);
    }
}

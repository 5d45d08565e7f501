package io.throughline.ledger.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;

/** A snapshot as JSON, so that another process, or a later version, can judge it. Instants are ISO-8601 text. */
public final class SnapshotJson {

    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(instantsAsText());

    private SnapshotJson() {}

    private static SimpleModule instantsAsText() {
        return new SimpleModule()
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new InstantReader());
    }

    private static final class InstantReader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(
                com.fasterxml.jackson.core.JsonParser parser,
                com.fasterxml.jackson.databind.DeserializationContext context)
                throws IOException {
            return Instant.parse(parser.getText());
        }
    }

    /** UTF-8. */
    public static byte[] write(LedgerSnapshot snapshot) {
        try {
            return MAPPER.writeValueAsBytes(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of text, numbers and instants are always written", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is anything else
     */
    public static LedgerSnapshot read(byte[] json) throws IOException {
        return MAPPER.readValue(json, LedgerSnapshot.class);
    }
}

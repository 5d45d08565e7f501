package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * The journal of one simulator: a file of JSON lines, one for each effect of each call, written before the answer goes
 * out. Each line carries the record changes of its call, so the same file rebuilds the state: what is told and what is
 * known cannot differ after a kill. All lines of a call are one {@code write()}; a line cut short is dropped at start.
 *
 * <p>Appending is serialised by the caller; reading may happen at the same time.
 */
final class Journal implements AutoCloseable {

    static final String CHANGES = "changes";
    private static final int INDEX_STEP = 512;

    private final Path file;
    private final FileChannel channel;
    private volatile JournalIndex index = new JournalIndex(INDEX_STEP);
    private long seq;
    private Header header;

    /** The first line: what the records that a fresh account has were made from. */
    record Header(long seed, Instant at) {}

    /** Opens the journal, or starts it with this header; hands the changes of all calls to {@code replay}. */
    Journal(Path file, Header fresh, Consumer<Header> start, Consumer<JsonNode> replay) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        channel = open();
        if (!recover(start, replay)) {
            begin(fresh);
            start.accept(fresh);
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private boolean recover(Consumer<Header> start, Consumer<JsonNode> replay) throws IOException {
        long end = 0;
        try (JournalReader reader = new JournalReader(file, 0, channel.size())) {
            for (byte[] line = reader.next(); line != null; line = reader.next()) {
                JsonNode node = Json.parse(line);
                seq = node.get("seq").longValue();
                index.add(seq, end);
                end = reader.position();
                if (seq == 0) {
                    header = new Header(
                            node.get("seed").longValue(),
                            Instant.parse(node.get("at").textValue()));
                    start.accept(header);
                } else {
                    node.path(CHANGES).forEach(replay);
                }
            }
        }
        channel.truncate(end);
        channel.position(end);
        return header != null;
    }

    private void begin(Header fresh) throws IOException {
        channel.truncate(0);
        channel.position(0);
        seq = 0;
        header = fresh;
        index = new JournalIndex(INDEX_STEP);
        index.add(0, 0);
        ObjectNode first =
                Json.object().put("seq", 0).put("at", fresh.at().toString()).put("seed", fresh.seed());
        write((first + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Header header() {
        return header;
    }

    /** Empties the journal: numbers start at 1 again. */
    void restart(Header fresh) throws IOException {
        begin(fresh);
    }

    void append(List<JournalLine> lines) throws IOException {
        long start = channel.position();
        long number = seq;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (JournalLine line : lines) {
            index.add(++number, start + bytes.size());
            bytes.write(Json.bytes(line.toJson(number)));
            bytes.write('\n');
        }
        writeOrTakeBack(start, bytes.toByteArray());
        seq = number;
    }

    private void writeOrTakeBack(long start, byte[] bytes) throws IOException {
        try {
            write(bytes);
        } catch (IOException e) {
            channel.truncate(start);
            throw e;
        }
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Opens the lines after number {@code after} that are written now; the reader streams the file. */
    JournalReader read(long after) throws IOException {
        return new JournalReader(file, index.offsetBefore(after + 1), channel.position());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package io.throughline.runner.entries;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.EntryKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes every posting line, then every entry that has none because somebody has to do something, into a CSV file; page by page, in constant memory. */
public final class EntryExport {

    private static final int PAGE = 1_000;

    private final Path file;
    private final EntryCsv csv;
    private final int page;

    /**
     * Writes into this file.
     *
     * @param costs whether costs are told (D59)
     */
    public EntryExport(Path file, boolean costs) {
        this(file, costs, PAGE);
    }

    EntryExport(Path file, boolean costs, int page) {
        this.file = file.toAbsolutePath();
        this.csv = new EntryCsv(costs);
        this.page = page;
    }

    /**
     * Writes the file as a whole or not at all: a file of that name stays as it was until the new one is complete.
     *
     * @return how many rows were written
     * @throws IOException if who has the ledger open does not answer; nothing was written
     * @throws UncheckedIOException if the file cannot be written; nothing was written
     */
    public long write(Entries entries) throws IOException, InterruptedException {
        Path draft = draft();
        try {
            long rows = fill(draft, entries);
            place(draft);
            return rows;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path draft() {
        return unchecked(() -> Files.createTempFile(file.getParent(), ".entries", ".tmp"));
    }

    private void place(Path draft) {
        unchecked(() -> Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    private interface Filing<T> {
        T file() throws IOException;
    }

    /** A full disk is no runner that went away: it must not be tried again. */
    private static <T> T unchecked(Filing<T> filing) {
        try {
            return filing.file();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long fill(Path draft, Entries entries) throws IOException, InterruptedException {
        Writer writer = unchecked(() -> Files.newBufferedWriter(draft, StandardCharsets.UTF_8));
        try {
            append(writer, csv.head());
            return lines(writer, entries) + stopped(writer, entries);
        } finally {
            unchecked(() -> {
                writer.close();
                return draft;
            });
        }
    }

    private long lines(Writer writer, Entries entries) throws IOException, InterruptedException {
        long rows = 0;
        List<Object> read = entries.lines(null, page);
        while (!read.isEmpty()) {
            rows += append(writer, read);
            read = entries.lines(Json.textAt(read.get(read.size() - 1), "key"), page);
        }
        return rows;
    }

    private long stopped(Writer writer, Entries entries) throws IOException, InterruptedException {
        long rows = 0;
        List<Object> read = entries.stopped(null, page);
        while (!read.isEmpty()) {
            rows += append(writer, read);
            Object last = read.get(read.size() - 1);
            read = entries.stopped(
                    new EntryKey(Json.textAt(last, "system"), Json.textAt(last, "kind"), Json.textAt(last, "entry")),
                    page);
        }
        return rows;
    }

    private long append(Writer writer, List<Object> rows) {
        rows.forEach(row -> append(writer, csv.line(row)));
        return rows.size();
    }

    private static void append(Writer writer, String text) {
        unchecked(() -> writer.append(text));
    }
}

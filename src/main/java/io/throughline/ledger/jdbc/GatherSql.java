package io.throughline.ledger.jdbc;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.BatchKey;
import io.throughline.ledger.entries.Decided;
import io.throughline.ledger.entries.Gathering;
import io.throughline.ledger.entries.NewLine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Puts lines into the open batch of their key, and opens and closes batches. The lane of each key is locked meanwhile, in the order of their texts, so that
 * two pages that feed the same batches wait for each other and never for ever. The row of the open batch would not do: whoever waited for one that was closed
 * meanwhile would not see the next.
 */
final class GatherSql {

    private static final String LOCK =
            "select batch_key from tl_posting_lane where batch_key in (%s) order by batch_key for update";
    private static final String NEW_LANE = "insert into tl_posting_lane (batch_key) values (?)";
    private static final String OPEN =
            "select id, batch_key, line_count from tl_posting_batch where open_mark = 1 and batch_key in (%s)";
    private static final String FILL = "update tl_posting_batch set line_count = ? where id = ? and open_mark = 1";

    private final Supplier<String> ids;
    private final String insert;
    private final String close;

    GatherSql(Dialect dialect, Supplier<String> ids) {
        this.ids = ids;
        insert = dialect.sql("""
                insert into tl_posting_batch (id, batch_key, head, line_count, open_mark, opened_at, due_at, closed_at)
                values (?, ?, ?, ?, ?, {now}, {now+ms}, case when cast(? as boolean) then {now} end)
                """);
        close = dialect.sql(
                "update tl_posting_batch set open_mark = null, closed_at = {now}, line_count = ? where id = ? and open_mark = 1");
    }

    /** Gives every line of the decisions a batch. */
    List<PostingLineSql.Placed> place(Tx tx, List<Decided> decisions, Gathering gathering) throws SQLException {
        Map<String, List<Part>> parts = new TreeMap<>();
        decisions.forEach(one -> parts(one)
                .forEach(part -> parts.computeIfAbsent(part.key().text(), any -> new ArrayList<>())
                        .add(part)));
        if (parts.isEmpty()) {
            return List.of();
        }
        lock(tx, parts.keySet());
        Map<String, Filling> open = open(tx, parts.keySet());
        List<PostingLineSql.Placed> placed = new ArrayList<>();
        List<Filling> touched = new ArrayList<>();
        parts.forEach((key, ofKey) -> placed.addAll(fill(ofKey, open.get(key), gathering.most(), touched)));
        write(tx, touched, gathering);
        return placed;
    }

    /** The open batch of a key, with room made for lines that stay together. */
    String room(Tx tx, BatchKey key, int lines, Gathering gathering) throws SQLException {
        Set<String> text = Set.of(key.text());
        lock(tx, text);
        List<Filling> touched = new ArrayList<>();
        Filling batch = open(tx, text).get(key.text());
        if (batch == null || batch.count > 0 && batch.count + lines > gathering.most()) {
            closeFull(batch, touched);
            batch = new Filling(ids.get(), key, key.text(), 0);
        }
        batch.count += lines;
        batch.closed = batch.count >= gathering.most();
        touched.add(batch);
        write(tx, touched, gathering);
        return batch.id;
    }

    /** The lines of one entry that go into one batch; they are never torn apart. */
    private record Part(Decided decided, BatchKey key, List<NewLine> lines) {}

    private static List<Part> parts(Decided decided) {
        Map<BatchKey, List<NewLine>> byBatch = new LinkedHashMap<>();
        decided.lines()
                .forEach(line -> byBatch.computeIfAbsent(line.batch(), any -> new ArrayList<>())
                        .add(line));
        List<Part> parts = new ArrayList<>();
        byBatch.forEach((key, lines) -> parts.add(new Part(decided, key, lines)));
        return parts;
    }

    /** Lets nobody else change the open batches of these keys until this database transaction ends. */
    static void lock(Tx tx, Set<String> keys) throws SQLException {
        List<String> lanes = tx.list(Placeholders.in(LOCK, keys), row -> row.text("batch_key"), keys.toArray());
        tx.batch(
                NEW_LANE,
                keys.stream()
                        .filter(key -> !lanes.contains(key))
                        .map(key -> new Object[] {key})
                        .toList());
    }

    private Map<String, Filling> open(Tx tx, Set<String> keys) throws SQLException {
        Map<String, Filling> open = new LinkedHashMap<>();
        tx.list(
                        Placeholders.in(OPEN, keys),
                        row -> new Filling(row.text("id"), null, row.text("batch_key"), row.number("line_count")),
                        keys.toArray())
                .forEach(filling -> open.put(filling.text, filling));
        return open;
    }

    private List<PostingLineSql.Placed> fill(List<Part> parts, Filling open, int most, List<Filling> touched) {
        List<PostingLineSql.Placed> placed = new ArrayList<>();
        Filling batch = open;
        for (Part part : parts) {
            if (batch == null || batch.count > 0 && batch.count + part.lines().size() > most) {
                closeFull(batch, touched);
                batch = new Filling(ids.get(), part.key(), part.key().text(), 0);
            }
            for (NewLine line : part.lines()) {
                placed.add(new PostingLineSql.Placed(part.decided().entry(), line, batch.id));
            }
            batch.count += part.lines().size();
        }
        batch.closed = batch.count >= most;
        touched.add(batch);
        return placed;
    }

    private static void closeFull(Filling batch, List<Filling> touched) {
        if (batch != null) {
            batch.closed = true;
            touched.add(batch);
        }
    }

    /** The old open batch of a key is closed before a new one of the same key is opened. */
    private void write(Tx tx, List<Filling> touched, Gathering gathering) throws SQLException {
        tx.batch(
                close,
                touched.stream()
                        .filter(batch -> batch.isOld() && batch.closed)
                        .map(batch -> new Object[] {batch.count, batch.id})
                        .toList());
        tx.batch(
                FILL,
                touched.stream()
                        .filter(batch -> batch.isOld() && !batch.closed)
                        .map(batch -> new Object[] {batch.count, batch.id})
                        .toList());
        tx.batch(
                insert,
                touched.stream()
                        .filter(batch -> !batch.isOld())
                        .map(batch -> new Object[] {
                            batch.id,
                            batch.text,
                            Json.write(batch.key.plain()),
                            batch.count,
                            batch.closed ? null : 1,
                            gathering.longest(),
                            batch.closed
                        })
                        .toList());
    }

    /** A batch while lines are put into it. */
    private static final class Filling {

        private final String id;
        private final BatchKey key;
        private final String text;
        private int count;
        private boolean closed;

        /** @param key null if the batch is stored already */
        Filling(String id, BatchKey key, String text, int count) {
            this.id = id;
            this.key = key;
            this.text = text;
            this.count = count;
        }

        boolean isOld() {
            return key == null;
        }
    }
}

package io.throughline.ledger.jdbc;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.entries.Decided;
import io.throughline.ledger.entries.EntryConflictException;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.EntryState;
import io.throughline.ledger.entries.WorkedDay;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of entries: read, and written by compare-and-set on their revision. */
final class EntrySql {

    private static final String COLUMNS = """
            select system_name, kind, entry_id, version, revision, state, legal_entity, project_id, worked_on, person_id, worked_seconds, hold_key, rule, team, at_risk, at_risk_currency,
              data, rulings, transaction_id
            from tl_entry
            """;
    private static final String OF_KEYS = COLUMNS + " where system_name = ? and kind = ? and entry_id in (%s)";
    private static final String HELD = COLUMNS + " where hold_key = ? order by decided_at, entry_id limit ?";
    private static final String STOPPED = " state in ('WAITING', 'HELD', 'RETURNED') ";
    private static final String OF_ALL = COLUMNS + " where" + STOPPED + "order by system_name, kind, entry_id limit ?";
    private static final String OF_SAME = COLUMNS + " where system_name = ? and kind = ? and entry_id > ? and" + STOPPED
            + "order by system_name, kind, entry_id limit ?";
    private static final String OF_NEXT = COLUMNS + " where (system_name > ? or (system_name = ? and kind > ?)) and"
            + STOPPED + "order by system_name, kind, entry_id limit ?";
    private static final String WORKED_DAYS = """
            select person_id, worked_on, sum(worked_seconds) as worked_seconds from tl_entry
            where system_name = ? and worked_on between ? and ? and person_id in (%s) and kind = 'time-entry' and state <> 'SKIPPED'
            group by person_id, worked_on
            """;
    private static final String HOLD_KEYS =
            "select distinct hold_key from tl_entry where hold_key is not null order by hold_key";
    private static final String STORED =
            "select entry_id, version, revision, transaction_id from tl_entry where system_name = ? and kind = ? and entry_id in (%s)";

    private final String insert;
    private final String update;

    EntrySql(Dialect dialect) {
        insert = dialect.sql("""
                insert into tl_entry (version, revision, state, legal_entity, project_id, worked_on, person_id, worked_seconds, hold_key, rule, team, at_risk, at_risk_currency, data, rulings,
                  transaction_id, decided_at, system_name, kind, entry_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {now}, ?, ?, ?)
                """);
        update = dialect.sql("""
                update tl_entry set version = ?, revision = ?, state = ?, legal_entity = ?, project_id = ?, worked_on = ?, person_id = ?, worked_seconds = ?, hold_key = ?, rule = ?, team = ?,
                  at_risk = ?, at_risk_currency = ?, data = ?, rulings = ?, transaction_id = ?, decided_at = {now}
                where system_name = ? and kind = ? and entry_id = ? and revision = ?
                """);
    }

    Map<EntryKey, EntryRecord> known(Tx tx, Collection<EntryKey> keys) throws SQLException {
        Map<EntryKey, EntryRecord> known = new HashMap<>();
        for (List<EntryKey> alike : KeyGroups.of(keys)) {
            tx.list(Placeholders.in(OF_KEYS, alike), EntrySql::read, KeyGroups.arguments(alike))
                    .forEach(entry -> known.put(entry.key(), entry));
        }
        return known;
    }

    List<EntryRecord> held(Tx tx, String holdKey, int limit) throws SQLException {
        return tx.list(HELD, EntrySql::read, holdKey, limit);
    }

    /** Two questions, each of which an index answers from its place on: one over all columns of the key is a scan in H2. */
    List<EntryRecord> stopped(Tx tx, EntryKey after, int limit) throws SQLException {
        if (after == null) {
            return tx.list(OF_ALL, EntrySql::read, limit);
        }
        List<EntryRecord> page =
                new ArrayList<>(tx.list(OF_SAME, EntrySql::read, after.system(), after.kind(), after.id(), limit));
        if (page.size() < limit) {
            page.addAll(tx.list(
                    OF_NEXT, EntrySql::read, after.system(), after.system(), after.kind(), limit - page.size()));
        }
        return page;
    }

    List<WorkedDay> workedDays(Tx tx, String system, Collection<String> people, LocalDate from, LocalDate to)
            throws SQLException {
        List<Object> arguments = new ArrayList<>();
        arguments.add(system);
        arguments.add(from);
        arguments.add(to);
        arguments.addAll(people);
        return tx.list(
                Placeholders.in(WORKED_DAYS, people),
                row -> new WorkedDay(row.text("person_id"), day(row, "worked_on"), row.bigNumber("worked_seconds")),
                arguments.toArray());
    }

    List<String> holdKeys(Tx tx) throws SQLException {
        return tx.list(HOLD_KEYS, row -> row.text("hold_key"));
    }

    /**
     * Stores decisions that are not stored yet, and says which those were.
     *
     * @throws EntryConflictException if an entry is not as it was when it was decided about
     */
    List<Decided> store(Tx tx, List<Decided> decisions) throws SQLException {
        Map<EntryKey, Stored> stored =
                stored(tx, decisions.stream().map(one -> one.entry().key()).toList());
        List<Decided> fresh = new ArrayList<>();
        List<Object[]> inserts = new ArrayList<>();
        List<Object[]> updates = new ArrayList<>();
        // In one order for all pages: two that write the same rows wait for each other, and never for ever
        List<Decided> inOrder = decisions.stream()
                .sorted(Comparator.comparing(one -> one.entry().key().toString()))
                .toList();
        for (Decided one : inOrder) {
            Optional<Stored> before = Optional.ofNullable(stored.get(one.entry().key()));
            if (before.filter(old -> old.isOf(one.entry())).isPresent()) {
                continue;
            }
            fresh.add(one);
            if (before.isEmpty()) {
                inserts.add(columns(one.entry()));
            } else {
                updates.add(withRevision(columns(one.entry()), one.entry().revision()));
            }
        }
        tx.batch(insert, inserts);
        requireAllChanged(tx.counted(update, updates));
        return fresh;
    }

    private static void requireAllChanged(int[] counts) {
        if (Arrays.stream(counts).anyMatch(count -> count == 0)) {
            throw new EntryConflictException();
        }
    }

    private static Map<EntryKey, Stored> stored(Tx tx, List<EntryKey> keys) throws SQLException {
        Map<EntryKey, Stored> stored = new HashMap<>();
        for (List<EntryKey> alike : KeyGroups.of(keys)) {
            EntryKey first = alike.get(0);
            tx.list(
                    Placeholders.in(STORED, alike),
                    row -> stored.put(
                            new EntryKey(first.system(), first.kind(), row.text("entry_id")),
                            new Stored(row.text("version"), row.number("revision"), row.text("transaction_id"))),
                    KeyGroups.arguments(alike));
        }
        return stored;
    }

    /** What a row says about who decided last. */
    private record Stored(String version, int revision, String transactionId) {

        /** Whether this is what is to be stored: the answer to an earlier try was lost. */
        boolean isOf(EntryRecord entry) {
            return revision == entry.revision() + 1
                    && version.equals(entry.version())
                    && transactionId.equals(entry.transactionId());
        }
    }

    private static Object[] withRevision(Object[] columns, int revision) {
        Object[] all = Arrays.copyOf(columns, columns.length + 1);
        all[columns.length] = revision;
        return all;
    }

    private static Object[] columns(EntryRecord entry) {
        EntryRecord.Verdict verdict = entry.verdict();
        return new Object[] {
            entry.version(),
            entry.revision() + 1,
            verdict.state(),
            entry.place().legalEntity(),
            entry.place().projectId(),
            entry.place().workedOn(),
            entry.place().personId(),
            entry.place().workedSeconds(),
            verdict.holdKey(),
            verdict.rule(),
            verdict.team(),
            verdict.atRisk() == null ? null : verdict.atRisk().value(),
            verdict.atRisk() == null ? null : verdict.atRisk().currency(),
            Json.write(entry.data()),
            Json.write(Map.of("rulings", verdict.rulings())),
            entry.transactionId(),
            entry.key().system(),
            entry.key().kind(),
            entry.key().id()
        };
    }

    @SuppressWarnings("unchecked")
    private static EntryRecord read(Row row) throws SQLException {
        Map<String, Object> rulings = row.document("rulings");
        return new EntryRecord(
                new EntryKey(row.text("system_name"), row.text("kind"), row.text("entry_id")),
                row.text("version"),
                row.number("revision"),
                new EntryRecord.Place(
                        row.text("legal_entity"),
                        row.text("project_id"),
                        day(row, "worked_on"),
                        row.text("person_id"),
                        row.bigNumber("worked_seconds")),
                new EntryRecord.Verdict(
                        row.constant("state", EntryState.class),
                        row.text("hold_key"),
                        row.text("rule"),
                        row.text("team"),
                        money(row),
                        (List<Map<String, Object>>) rulings.get("rulings")),
                row.document("data"),
                row.text("transaction_id"));
    }

    private static LocalDate day(Row row, String column) throws SQLException {
        String text = row.text(column);
        return text == null ? null : LocalDate.parse(text);
    }

    private static Money money(Row row) throws SQLException {
        String currency = row.text("at_risk_currency");
        return currency == null ? null : new Money(row.decimal("at_risk"), currency);
    }
}

package io.throughline.ledger.jdbc;

import io.throughline.ledger.Accepted;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Intake: the dedupe insert is the first statement of its database transaction; on a duplicate everything is rolled back and the old ids are
 * read in a new one. No savepoint and no {@code on conflict}: PostgreSQL would drop the whole transaction silently (G1, G2).
 */
final class AcceptSql {

    private static final String OLD_EVENT = "select id from tl_event where dedupe_key = ?";
    private static final String OLD_STARTS =
            "select id from tl_transaction where event_id = ? and parent_id is null order by ordinal";

    private final Database database;
    private final Supplier<String> ids;
    private final StartSql starting;
    private final AuditSql audit;
    private final String insert;

    AcceptSql(Database database, Supplier<String> ids) {
        this.database = database;
        this.ids = ids;
        starting = new StartSql(database.dialect());
        audit = new AuditSql(database.dialect());
        insert = database.dialect().sql("""
                        insert into tl_event (dedupe_key, id, type, source, object_type, object_id, object_version, region,
                          occurred_at, received_at, data, raw_body, raw_type, raw_hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?,
                          coalesce(cast(? as timestamp(6) with time zone), {now}), {now}, ?, ?, ?, ?)
                        """);
    }

    /**
     * An event with the ids that it and what it starts will have, the same however often its database transaction is run.
     *
     * @param columns of its row
     */
    record Offered(StartedEvent started, List<NewTransaction> starts, Object[] columns) {}

    Accepted accept(NewEvent event, List<NewTransaction> starts) {
        Offered offered = offered(event, starts);
        return database.transaction(tx -> accept(tx, offered));
    }

    /** Gives ids, outside of any database transaction. */
    Offered offered(NewEvent event, List<NewTransaction> starts) {
        String eventId = ids.get();
        List<String> transactionIds = starts.stream().map(start -> ids.get()).toList();
        return new Offered(new StartedEvent(eventId, event, transactionIds), starts, columns(event, eventId));
    }

    /** Within a database transaction of the caller, who does not run it again under another one. */
    Accepted accept(Tx tx, Offered offered) throws SQLException {
        StartedEvent started = offered.started();
        NewEvent event = started.event();
        if (tx.isRepeat()) {
            Optional<Accepted> old = find(tx, event.dedupeKey(), started.id());
            if (old.isPresent()) {
                return old.get();
            }
        }
        tx.update(insert, offered.columns());
        List<String> superseded = starting.start(tx, started, offered.starts());
        audit.write(tx, entries(event, started.transactionIds(), superseded));
        return new Accepted(started.id(), false, started.transactionIds());
    }

    /** After a duplicate, or after the answer to our own commit was lost: then the stored event is ours and no repeat. */
    private static Optional<Accepted> find(Tx tx, String dedupeKey, String ownId) throws SQLException {
        Optional<String> stored = tx.first(OLD_EVENT, row -> row.text("id"), dedupeKey);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        String id = stored.get();
        return Optional.of(new Accepted(id, !id.equals(ownId), tx.list(OLD_STARTS, row -> row.text("id"), id)));
    }

    private static Object[] columns(NewEvent event, String id) {
        return new Object[] {
            event.dedupeKey(),
            id,
            event.type(),
            event.source(),
            event.objectType(),
            event.objectId(),
            event.objectVersion(),
            event.region(),
            event.occurredAt(),
            Documents.write(event.data()),
            Bodies.compress(event.raw()),
            event.rawType(),
            Bodies.hash(event.raw())
        };
    }

    private static List<AuditSql.Entry> entries(NewEvent event, List<String> started, List<String> superseded) {
        return Stream.concat(
                        started.stream().map(id -> entry(event, id, "event.accepted", event.type())),
                        superseded.stream()
                                .map(id -> entry(event, id, "transaction.superseded", event.objectVersion())))
                .toList();
    }

    private static AuditSql.Entry entry(NewEvent event, String id, String action, String detail) {
        return new AuditSql.Entry(id, 0, event.source(), action, detail);
    }
}

package io.throughline.ledger.jdbc;

import io.throughline.ledger.NewTransaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Makes transactions of an event and gives them their place in the order of its business object (G9). */
final class StartSql {

    private static final String RAISE = """
            update tl_object set last_ordinal = last_ordinal + ?
            where source = (select source from tl_event where id = ?)
              and object_type = (select object_type from tl_event where id = ?)
              and object_id = (select object_id from tl_event where id = ?)
            """;
    private static final String FIRST = """
            insert into tl_object (source, object_type, object_id, last_ordinal)
            select source, object_type, object_id, cast(? as bigint) from tl_event where id = ?
            """;
    private static final String LAST = """
            select o.last_ordinal from tl_object o join tl_event e
              on e.source = o.source and e.object_type = o.object_type and e.object_id = o.object_id
            where e.id = ?
            """;
    private static final String CHILD = "select id from tl_transaction where parent_id = ? and workflow = ?";
    private static final String EVENT_OF = "select event_id from tl_transaction where id = ?";

    private final String insert;

    StartSql(Dialect dialect) {
        insert = dialect.sql("""
                insert into tl_transaction (id, event_id, parent_id, workflow, state, region, legal_entity, source, object_type,
                  object_id, object_version, ordinal, created_at, due_at, bundle)
                select cast(? as varchar(64)), e.id, p.id, cast(? as varchar(120)), 'NEW',
                  coalesce(cast(? as varchar(40)), p.region, e.region), p.legal_entity, e.source, e.object_type,
                  e.object_id, e.object_version, cast(? as bigint), {now}, {now}, cast(? as varchar(128))
                from tl_event e left join tl_transaction p on p.id = ?
                where e.id = ?
                """);
    }

    /** Inserts transactions with these ids; the lane's row lock makes the order of ordinals the order of commits. */
    void start(Tx tx, String eventId, List<String> ids, List<NewTransaction> starts) throws SQLException {
        if (starts.isEmpty()) {
            return;
        }
        long ordinal = lastOrdinal(tx, eventId, starts.size()) - starts.size();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            NewTransaction start = starts.get(i);
            rows.add(new Object[] {
                ids.get(i), start.workflow(), start.region(), ++ordinal, start.bundle(), start.parentId(), eventId
            });
        }
        tx.batch(insert, rows);
    }

    /** Starts a transaction of the same event once per (parent, workflow); whether it is new. */
    boolean startChild(Tx tx, String parentId, String id, NewTransaction start) throws SQLException {
        if (tx.first(CHILD, row -> row.text("id"), parentId, start.workflow()).isPresent()) {
            return false;
        }
        String eventId =
                tx.first(EVENT_OF, row -> row.text("event_id"), parentId).orElseThrow();
        NewTransaction child = new NewTransaction(start.workflow(), start.region(), parentId, start.bundle());
        start(tx, eventId, List.of(id), List.of(child));
        return true;
    }

    private static long lastOrdinal(Tx tx, String eventId, int count) throws SQLException {
        if (tx.update(RAISE, count, eventId, eventId, eventId) == 0) {
            tx.update(FIRST, count, eventId);
        }
        return tx.first(LAST, row -> row.bigNumber("last_ordinal"), eventId).orElseThrow();
    }
}

package io.throughline.ledger.jdbc;

import io.throughline.ledger.NewTransaction;
import io.throughline.workflow.TransactionEvent;
import io.throughline.workflow.TransactionLifecycle;
import io.throughline.workflow.TransactionState;
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

    private static final String TOO_LATE = "a newer version of the same object was accepted before";

    private final NewestVersionSql newest = new NewestVersionSql();
    private final String insert;

    StartSql(Dialect dialect) {
        insert = dialect.sql("""
                insert into tl_transaction (id, event_id, parent_id, workflow, state, reason, due_at, ended_at, region, legal_entity,
                  source, object_type, object_id, object_version, ordinal, event_ordinal, created_at, bundle)
                select n.id, e.id, p.id, n.workflow, n.state, n.reason, case when n.state = 'NEW' then {now} end,
                  case when n.state = 'NEW' then null else {now} end, coalesce(n.region, p.region, e.region), p.legal_entity,
                  e.source, e.object_type, e.object_id, e.object_version, n.ordinal, coalesce(p.event_ordinal, n.first_ordinal),
                  {now}, n.bundle
                from (select cast(? as varchar(64)) as id, cast(? as varchar(120)) as workflow, cast(? as varchar(20)) as state,
                    cast(? as varchar(2000)) as reason, cast(? as varchar(40)) as region, cast(? as bigint) as ordinal,
                    cast(? as bigint) as first_ordinal, cast(? as varchar(128)) as bundle) n
                  cross join tl_event e left join tl_transaction p on p.id = ?
                where e.id = ?
                """);
    }

    /**
     * Inserts the transactions that an event starts; the lane's row lock makes the order of ordinals the order of commits. One whose object was
     * accepted in a newer version before, for the same workflow, is superseded at once.
     *
     * @return the ids of those that are superseded
     */
    List<String> start(Tx tx, StartedEvent event, List<NewTransaction> starts) throws SQLException {
        if (starts.isEmpty()) {
            return List.of();
        }
        long first = lastOrdinal(tx, event.id(), starts.size()) - starts.size() + 1;
        List<String> superseded = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            String id = event.transactionIds().get(i);
            boolean late = newest.isNewerThan(tx, event.event(), starts.get(i).workflow());
            if (late) {
                superseded.add(id);
            }
            rows.add(row(event.id(), id, starts.get(i), first + i, first, late));
        }
        tx.batch(insert, rows);
        return superseded;
    }

    private static Object[] row(
            String eventId, String id, NewTransaction start, long ordinal, long firstOfEvent, boolean late) {
        TransactionState state = late
                ? TransactionLifecycle.TABLE.next(TransactionState.NEW, TransactionEvent.NEWER_VERSION_CAME)
                : TransactionState.NEW;
        return new Object[] {
            id,
            start.workflow(),
            state,
            late ? TOO_LATE : null,
            start.region(),
            ordinal,
            firstOfEvent,
            start.bundle(),
            start.parentId(),
            eventId
        };
    }

    /** Starts a transaction of the same event once per (parent, workflow); whether it is new. */
    boolean startChild(Tx tx, String parentId, String id, NewTransaction start) throws SQLException {
        if (tx.first(CHILD, row -> row.text("id"), parentId, start.workflow()).isPresent()) {
            return false;
        }
        String eventId =
                tx.first(EVENT_OF, row -> row.text("event_id"), parentId).orElseThrow();
        NewTransaction child = new NewTransaction(start.workflow(), start.region(), parentId, start.bundle());
        long ordinal = lastOrdinal(tx, eventId, 1);
        tx.update(insert, row(eventId, id, child, ordinal, ordinal, false));
        return true;
    }

    private static long lastOrdinal(Tx tx, String eventId, int count) throws SQLException {
        if (tx.update(RAISE, count, eventId, eventId, eventId) == 0) {
            tx.update(FIRST, count, eventId);
        }
        return tx.first(LAST, row -> row.bigNumber("last_ordinal"), eventId).orElseThrow();
    }
}

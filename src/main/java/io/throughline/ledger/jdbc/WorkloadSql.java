package io.throughline.ledger.jdbc;

import io.throughline.ledger.Workload;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts. A transaction that is due but behind an older event of its object is waiting: nothing can happen to it yet (G9); if what it waits for
 * is with a person, it is blocked.
 */
final class WorkloadSql {

    private static final String BEHIND = """
            select t.id, (select count(*) from tl_transaction o
                where o.object_type = t.object_type and o.object_id = t.object_id and o.source = t.source
                  and o.ended_at is null and o.event_ordinal > t.event_ordinal) as behind
            from tl_transaction t where t.id in (%s)
            """;

    private final Database database;
    private final String count;
    private final String waiting;

    WorkloadSql(Database database) {
        this.database = database;
        count = database.dialect().sql("""
                        select count(case when kind = 'due' then 1 end) as due,
                          count(case when kind = 'leased' then 1 end) as leased,
                          count(case when kind in ('waiting', 'behind') then 1 end) as waiting,
                          count(case when kind = 'person' then 1 end) as with_person,
                          count(case when kind = 'ended' then 1 end) as ended,
                          min(case when kind <> 'behind' then due_at end) as next_due, {now} as present
                        from (select t.due_at, case
                            when t.ended_at is not null then 'ended'
                            when t.due_at is null then 'person'
                            when t.lease_owner is not null and t.due_at > {now} then 'leased'
                            when t.due_at > {now} then 'waiting'
                            when {blocked} then 'behind' else 'due' end as kind from tl_transaction t) k
                        """.replace("{blocked}", ClaimSql.BLOCKED));
        waiting = database.dialect().sql("""
                        select t.id, t.source, t.object_type, t.object_id, t.event_ordinal, t.waits_for, t.due_at,
                          s.transaction_id as holder
                        from tl_transaction t left join tl_subject s on s.subject = t.waits_for
                        where t.ended_at is null and (t.due_at is null
                          or (t.waits_for is not null and t.due_at > {now}) or (t.due_at <= {now} and {blocked}))
                        """.replace("{blocked}", ClaimSql.BLOCKED));
    }

    Workload count() {
        return database.transaction(tx -> {
            Workload all = tx.first(count, WorkloadSql::read).orElseThrow();
            return all.withPerson() == 0 || all.waiting() == 0
                    ? all
                    : withBlocked(all, HeldUp.count(tx.list(waiting, HeldUp.Waiting::of)));
        });
    }

    /** How many open transactions are behind each of these in its lane. */
    Map<String, Integer> waitingBehind(Collection<String> ids) {
        Map<String, Integer> behind = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            database.transaction(tx -> tx.list(
                    Placeholders.in(BEHIND, ids),
                    row -> behind.put(row.text("id"), row.number("behind")),
                    ids.toArray()));
        }
        return behind;
    }

    /** The two counts are read one after the other: what changed between them must not make a number negative. */
    private static Workload withBlocked(Workload all, long found) {
        long blocked = Math.min(found, all.waiting());
        return new Workload(
                all.due(),
                all.leased(),
                all.waiting() - blocked,
                blocked,
                all.withPerson(),
                all.ended(),
                all.nextDueIn());
    }

    private static Workload read(Row row) throws SQLException {
        return new Workload(
                row.bigNumber("due"),
                row.bigNumber("leased"),
                row.bigNumber("waiting"),
                0,
                row.bigNumber("with_person"),
                row.bigNumber("ended"),
                nextDueIn(row.instant("next_due"), row.instant("present")));
    }

    private static Duration nextDueIn(Instant nextDue, Instant present) {
        if (nextDue == null) {
            return null;
        }
        return nextDue.isAfter(present) ? Duration.between(present, nextDue) : Duration.ZERO;
    }
}

package io.throughline.ledger.jdbc;

import io.throughline.ledger.Workload;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Counts. A transaction that is due but behind an older one of its object is waiting: nothing can happen to it yet (G9). */
final class WorkloadSql {

    private final Database database;
    private final String count;

    WorkloadSql(Database database) {
        this.database = database;
        count = database.dialect().sql("""
                        select count(case when kind = 'due' then 1 end) as due,
                          count(case when kind = 'leased' then 1 end) as leased,
                          count(case when kind in ('waiting', 'blocked') then 1 end) as waiting,
                          count(case when kind = 'person' then 1 end) as with_person,
                          count(case when kind = 'ended' then 1 end) as ended,
                          min(case when kind <> 'blocked' then due_at end) as next_due, {now} as present
                        from (select t.due_at, case
                            when t.ended_at is not null then 'ended'
                            when t.due_at is null then 'person'
                            when t.lease_owner is not null and t.due_at > {now} then 'leased'
                            when t.due_at > {now} then 'waiting'
                            when {blocked} then 'blocked' else 'due' end as kind from tl_transaction t) k
                        """.replace("{blocked}", ClaimSql.BLOCKED));
    }

    Workload count() {
        return database.transaction(tx -> tx.first(count, WorkloadSql::read)).orElseThrow();
    }

    private static Workload read(Row row) throws SQLException {
        return new Workload(
                row.bigNumber("due"),
                row.bigNumber("leased"),
                row.bigNumber("waiting"),
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

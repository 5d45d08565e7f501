package io.throughline.ledger.jdbc;

import java.sql.SQLException;

/** One row for each call begun; an attempt without an end is one that never reported. */
final class AttemptSql {

    private final String begin;
    private final String end;
    private final String whole;

    AttemptSql(Dialect dialect) {
        begin = dialect.sql("""
                insert into tl_attempt (transaction_id, step_id, number, kind, epoch, started_at)
                select s.transaction_id, s.step_id, s.attempt_count, cast(? as varchar(10)), cast(? as bigint), {now}
                from tl_step s where s.transaction_id = ? and s.step_id = ?
                """);
        end = dialect.sql("""
                update tl_attempt set ended_at = {now}, outcome = ?, problem = ?
                where transaction_id = ? and step_id = ? and ended_at is null
                  and number = (select s.attempt_count from tl_step s where s.transaction_id = ? and s.step_id = ?)
                """);
        whole = dialect.sql("""
                insert into tl_attempt (transaction_id, step_id, number, kind, epoch, started_at, ended_at, outcome, problem)
                select s.transaction_id, s.step_id, s.attempt_count, 'CALL', cast(? as bigint), {now}, {now},
                  cast(? as varchar(20)), cast(? as varchar(4000))
                from tl_step s where s.transaction_id = ? and s.step_id = ?
                  and not exists (select 1 from tl_attempt a
                    where a.transaction_id = s.transaction_id and a.step_id = s.step_id and a.number = s.attempt_count)
                """);
    }

    /** @param kind CALL or UNDO */
    void begin(Writing writing, String stepId, String kind) throws SQLException {
        writing.tx().update(begin, kind, writing.lease().epoch(), writing.transactionId(), stepId);
    }

    /** Ends the attempt under way; whether there was one. */
    boolean end(Writing writing, String stepId, String outcome, String problem) throws SQLException {
        String id = writing.transactionId();
        return writing.tx().update(end, outcome, problem, id, stepId, id, stepId) == 1;
    }

    /** A call that needed no intent is written down with its end; a probe's answer is no call and has no row. */
    void endOrWrite(Writing writing, String stepId, String outcome, String problem) throws SQLException {
        if (!end(writing, stepId, outcome, problem)) {
            writing.tx().update(whole, writing.lease().epoch(), outcome, problem, writing.transactionId(), stepId);
        }
    }
}

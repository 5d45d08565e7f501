package io.throughline.ledger.jdbc;

import io.throughline.ledger.RawAnswer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Raw vendor answers, compressed, until their retention ends. */
final class AnswerSql {

    private static final int CALL = 400;

    private final String forget;

    private final Duration retention;
    private final String insert;

    AnswerSql(Dialect dialect, Duration retention) {
        this.retention = retention;
        forget = dialect.sql("delete from tl_raw_answer where retain_until < {now}");
        insert = dialect.sql("""
                insert into tl_raw_answer (transaction_id, step_id, call_name, status, body, stored_at, retain_until)
                values (?, ?, ?, ?, ?, {now}, {now+ms})
                """);
    }

    int forgetExpired(Tx tx) throws SQLException {
        return tx.update(forget);
    }

    /** Null and an empty list write nothing. */
    void write(Writing writing, String stepId, List<RawAnswer> answers) throws SQLException {
        if (answers == null) {
            return;
        }
        List<Object[]> rows = new ArrayList<>();
        for (RawAnswer answer : answers) {
            rows.add(new Object[] {
                writing.transactionId(),
                stepId,
                Clipped.to(CALL, answer.call()),
                answer.status(),
                Bodies.compress(answer.body()),
                retention
            });
        }
        writing.tx().batch(insert, rows);
    }
}

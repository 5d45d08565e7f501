package io.throughline.ledger.jdbc;

import io.throughline.ledger.Change.Intend;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The intent to call: key, marker and frozen undo input, stored before the first byte goes out. */
final class IntendSql {

    private final SubjectSql subjects;
    private final AttemptSql attempts;
    private final String again;
    private final String first;

    IntendSql(Dialect dialect, SubjectSql subjects, AttemptSql attempts) {
        this.subjects = subjects;
        this.attempts = attempts;
        again = dialect.sql("""
                update tl_step set state = 'INTENT', attempt_count = attempt_count + 1, changed_at = {now},
                  operation = ?, system_name = ?, idempotency_key = ?, marker = ?, subject = ?, undo_operation = ?,
                  undo_input = ?, settle_millis = ?, settle_at = {now+ms}
                where transaction_id = ? and step_id = ?
                """);
        first = dialect.sql("""
                insert into tl_step (state, attempt_count, begun_at, changed_at,
                  operation, system_name, idempotency_key, marker, subject, undo_operation,
                  undo_input, settle_millis, settle_at, transaction_id, step_id, sequence)
                values ('INTENT', 1, {now}, {now}, ?, ?, ?, ?, ?, ?, ?, ?, {now+ms}, ?, ?,
                  (select coalesce(max(s.sequence), 0) + 1 from tl_step s where s.transaction_id = ?))
                """);
    }

    void write(Writing writing, Intend intend) throws SQLException {
        if (intend.subject() != null) {
            subjects.reserve(writing, intend.subject(), intend.stepId());
        }
        String id = writing.transactionId();
        if (writing.tx().update(again, columns(intend, id, intend.stepId())) == 0) {
            writing.tx().update(first, columns(intend, id, intend.stepId(), id));
        }
        attempts.begin(writing, intend.stepId(), "CALL");
    }

    private static Object[] columns(Intend intend, Object... row) {
        List<Object> columns = new ArrayList<>(Arrays.asList(
                intend.operation(),
                intend.system(),
                intend.key(),
                intend.marker(),
                intend.subject(),
                intend.undo(),
                Documents.write(intend.undoInput()),
                intend.settle(),
                intend.settle()));
        columns.addAll(Arrays.asList(row));
        return columns.toArray();
    }
}

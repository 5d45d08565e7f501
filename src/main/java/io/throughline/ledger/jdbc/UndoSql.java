package io.throughline.ledger.jdbc;

import io.throughline.ledger.Change.Undo;
import io.throughline.workflow.StepState;
import java.sql.SQLException;
import java.util.Locale;

/** Taking a step back. Its failures count anew from the moment it is to be undone; the settle time of its call holds for the undo too. */
final class UndoSql {

    private final AttemptSql attempts;
    private final String update;

    UndoSql(Dialect dialect, AttemptSql attempts) {
        this.attempts = attempts;
        update = dialect.sql("""
                update tl_step set
                  failure_count = cast(? as integer)
                    + case when state in ('COMP_PENDING', 'COMP_INTENT', 'COMP_STUCK') then failure_count else 0 end,
                  attempt_count = attempt_count + cast(? as integer),
                  settle_at = case when cast(? as integer) = 1 then {now} + settle_millis * interval '0.001' second
                    when state in ('INTENT', 'UNKNOWN') then settle_at end,
                  state = ?, problem = coalesce(?, problem), changed_at = {now}
                where transaction_id = ? and step_id = ?
                """);
    }

    void write(Writing writing, Undo undo) throws SQLException {
        boolean begins = undo.state() == StepState.COMP_INTENT;
        String problem = Clipped.to(Clipped.DETAIL, undo.problem());
        if (!begins) {
            attempts.end(writing, undo.stepId(), undo.state().name(), problem);
        }
        update(writing, undo, begins ? 1 : 0, problem);
        if (begins) {
            attempts.begin(writing, undo.stepId(), "UNDO");
        } else {
            writing.audit("step." + undo.state().name().toLowerCase(Locale.ROOT), undo.stepId());
        }
    }

    private void update(Writing writing, Undo undo, int begins, String problem) throws SQLException {
        int written = writing.tx()
                .update(
                        update,
                        undo.failed() ? 1 : 0,
                        begins,
                        begins,
                        undo.state(),
                        problem,
                        writing.transactionId(),
                        undo.stepId());
        if (written == 0) {
            throw new IllegalStateException(
                    "LED-2019 transaction %s undoes step %s, which it never began. Nothing was stored. This is a bug."
                            .formatted(writing.transactionId(), undo.stepId()));
        }
    }
}

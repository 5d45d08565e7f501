package io.throughline.ledger.jdbc;

import io.throughline.ledger.Change.Conclude;
import io.throughline.workflow.StepState;
import java.sql.SQLException;
import java.util.Locale;

/** The outcome of a step. A finished step keeps its result for ever and is never run again (G4). */
final class ConcludeSql {

    private final AttemptSql attempts;
    private final AnswerSql answers;
    private final String known;
    private final String first;

    ConcludeSql(Dialect dialect, AttemptSql attempts, AnswerSql answers) {
        this.attempts = attempts;
        this.answers = answers;
        known = dialect.sql("""
                update tl_step set attempt_count = attempt_count + case when state = 'PENDING' then 1 else 0 end,
                  changed_at = {now}, state = ?, operation = ?, system_name = coalesce(?, system_name), result = ?,
                  external_id = coalesce(?, external_id), problem = ?, failure_count = failure_count + ?,
                  settle_at = {now+ms}
                where transaction_id = ? and step_id = ?
                """);
        first = dialect.sql("""
                insert into tl_step (attempt_count, begun_at, changed_at, state, operation, system_name, result,
                  external_id, problem, failure_count, settle_at, transaction_id, step_id, sequence)
                values (1, {now}, {now}, ?, ?, ?, ?, ?, ?, ?, {now+ms}, ?, ?,
                  (select coalesce(max(s.sequence), 0) + 1 from tl_step s where s.transaction_id = ?))
                """);
    }

    void write(Writing writing, Conclude outcome) throws SQLException {
        String problem = Clipped.to(Clipped.DETAIL, outcome.problem());
        if (!update(writing, outcome, problem)) {
            insert(writing, outcome, problem);
        }
        attempts.endOrWrite(writing, outcome.stepId(), outcome.state().name(), problem);
        answers.write(writing, outcome.stepId(), outcome.answers());
        writing.audit("step." + outcome.state().name().toLowerCase(Locale.ROOT), detail(outcome));
    }

    private boolean update(Writing writing, Conclude outcome, String problem) throws SQLException {
        return writing.tx()
                        .update(
                                known,
                                outcome.state(),
                                outcome.operation(),
                                outcome.system(),
                                result(outcome),
                                outcome.externalId(),
                                problem,
                                outcome.failed() ? 1 : 0,
                                outcome.settle(),
                                writing.transactionId(),
                                outcome.stepId())
                == 1;
    }

    private void insert(Writing writing, Conclude outcome, String problem) throws SQLException {
        writing.tx()
                .update(
                        first,
                        outcome.state(),
                        outcome.operation(),
                        outcome.system(),
                        result(outcome),
                        outcome.externalId(),
                        problem,
                        outcome.failed() ? 1 : 0,
                        outcome.settle(),
                        writing.transactionId(),
                        outcome.stepId(),
                        writing.transactionId());
    }

    private static String result(Conclude outcome) {
        return outcome.state() == StepState.DONE ? Documents.write(outcome.result()) : null;
    }

    private static String detail(Conclude outcome) {
        return outcome.problem() == null ? outcome.stepId() : outcome.stepId() + ": " + outcome.problem();
    }
}

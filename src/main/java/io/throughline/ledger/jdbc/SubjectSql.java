package io.throughline.ledger.jdbc;

import io.throughline.ledger.Change;
import io.throughline.ledger.Committed;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Who may be made twice: nobody. One row a subject, reserved before the call, confirmed with the result. */
final class SubjectSql {

    private static final String FIND =
            "select transaction_id, step_id, state, result from tl_subject where subject = ?";
    private static final String RELEASE = "delete from tl_subject where subject = ? and transaction_id = ?";

    private final WaitSql waiting;
    private final String reserve;
    private final String confirm;

    SubjectSql(Dialect dialect, WaitSql waiting) {
        this.waiting = waiting;
        reserve = dialect.sql("""
                insert into tl_subject (subject, transaction_id, step_id, state, reserved_at) values (?, ?, ?, 'RESERVED', {now})
                """);
        confirm = dialect.sql("""
                update tl_subject set state = 'CONFIRMED', result = ?, confirmed_at = {now}, step_id = ?
                where subject = ? and transaction_id = ?
                """);
    }

    /**
     * Reserves the subject for a step, or ends the commit with {@link NotStored}. If another one inserts it between our look and our insert,
     * the whole commit is run again and the look finds it.
     */
    void reserve(Writing writing, String subject, String stepId) throws SQLException {
        Optional<Holder> found = writing.tx().first(FIND, Holder::of, subject);
        if (found.isEmpty()) {
            writing.tx().update(reserve, subject, writing.transactionId(), stepId);
        } else if (!found.get().is(writing.transactionId(), stepId)) {
            throw new NotStored(found.get().answer(subject));
        }
    }

    void confirm(Writing writing, Change.ConfirmSubject change) throws SQLException {
        int confirmed = writing.tx()
                .update(
                        confirm,
                        Documents.write(change.result()),
                        change.stepId(),
                        change.subject(),
                        writing.transactionId());
        if (confirmed == 0) {
            throw new IllegalStateException(
                    "LED-2005 transaction %s confirms subject %s, which it has not reserved. Nothing was stored. This is a bug: an intent must reserve it first."
                            .formatted(writing.transactionId(), change.subject()));
        }
        waiting.wake(writing.tx(), change.subject());
        writing.audit("subject.confirmed", change.subject());
    }

    void release(Writing writing, Change.ReleaseSubject change) throws SQLException {
        if (writing.tx().update(RELEASE, change.subject(), writing.transactionId()) == 1) {
            waiting.wake(writing.tx(), change.subject());
            writing.audit("subject.released", change.subject());
        }
    }

    private record Holder(String transactionId, String stepId, boolean confirmed, Map<String, Object> result) {

        static Holder of(Row row) throws SQLException {
            return new Holder(
                    row.text("transaction_id"),
                    row.text("step_id"),
                    row.text("state").equals("CONFIRMED"),
                    row.document("result"));
        }

        boolean is(String transaction, String step) {
            return transactionId.equals(transaction) && stepId.equals(step);
        }

        Committed answer(String subject) {
            return confirmed
                    ? new Committed.SubjectExists(subject, transactionId, result)
                    : new Committed.SubjectTaken(subject, transactionId);
        }
    }
}

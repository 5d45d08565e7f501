package io.throughline.ledger.jdbc;

import io.throughline.ledger.Change;
import io.throughline.ledger.Committed;
import io.throughline.ledger.Lease;
import java.sql.SQLException;
import java.util.List;
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
                insert into tl_subject (subject, transaction_id, step_id, state, reserved_at)
                select cast(? as varchar(500)), t.id, cast(? as varchar(400)), 'RESERVED', {now} from tl_transaction t
                where t.id = ? and not exists (select 1 from tl_subject s where s.subject = ? and s.transaction_id = t.id and s.step_id = ?)
                """);
        confirm = dialect.sql("""
                update tl_subject set state = 'CONFIRMED', result = ?, confirmed_at = {now}, step_id = ?
                where subject = ? and transaction_id = ?
                """);
    }

    /**
     * Why a commit may not be stored: it reserves what another step holds. Asked before the first write, so that nothing has to be rolled back: a
     * rollback breaks up a group, and on H2 the session forgets its parsed statements. If another one reserves the subject after this look, then our
     * insert finds it there, the whole commit is run again and the look finds it.
     */
    Optional<Committed> refusal(Tx tx, Lease lease, List<Change> changes) throws SQLException {
        for (Change change : changes) {
            if (change instanceof Change.Intend intend
                    && intend.subject() != null
                    && !changes.contains(new Change.ReleaseSubject(intend.subject()))) {
                String subject = Resolution.subject(tx, intend.subject());
                Optional<Holder> other = tx.first(FIND, Holder::of, subject)
                        .filter(holder -> !holder.is(lease.transactionId(), intend.stepId()));
                if (other.isPresent()) {
                    return Optional.of(other.get().answer(subject));
                }
            }
        }
        return Optional.empty();
    }

    /** Reserves a subject that is free or ours. */
    void reserve(Writing writing, String named, String stepId) throws SQLException {
        String subject = Resolution.subject(writing.tx(), named);
        writing.tx().update(reserve, subject, stepId, writing.transactionId(), subject, stepId);
    }

    void confirm(Writing writing, Change.ConfirmSubject change) throws SQLException {
        // it may have been reserved before its id was merged into another, or after
        String resolved = Resolution.subject(writing.tx(), change.subject());
        int confirmed = confirmed(writing, change, change.subject());
        if (!resolved.equals(change.subject())) {
            confirmed += confirmed(writing, change, resolved);
            writing.tx().update(RedirectSql.COPY_SUBJECT, resolved, change.subject(), resolved);
            waiting.wake(writing.tx(), resolved);
        }
        if (confirmed == 0) {
            throw new IllegalStateException(
                    "LED-2005 transaction %s confirms subject %s, which it has not reserved. Nothing was stored. This is a bug: an intent must reserve it first."
                            .formatted(writing.transactionId(), change.subject()));
        }
        waiting.wake(writing.tx(), change.subject());
        writing.audit("subject.confirmed", change.subject());
    }

    private int confirmed(Writing writing, Change.ConfirmSubject change, String subject) throws SQLException {
        return writing.tx()
                .update(confirm, Documents.write(change.result()), change.stepId(), subject, writing.transactionId());
    }

    void release(Writing writing, Change.ReleaseSubject change) throws SQLException {
        release(writing, change.subject());
        String resolved = Resolution.subject(writing.tx(), change.subject());
        if (!resolved.equals(change.subject())) {
            release(writing, resolved);
        }
    }

    private void release(Writing writing, String subject) throws SQLException {
        if (writing.tx().update(RELEASE, subject, writing.transactionId()) == 1) {
            waiting.wake(writing.tx(), subject);
            writing.audit("subject.released", subject);
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

package io.throughline.ledger.jdbc;

import io.throughline.ledger.Change;
import io.throughline.ledger.Lease;
import io.throughline.ledger.LeaseLostException;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The first write of every commit: an update of the transaction's row that only the present epoch can make (G6). It locks the row, so
 * that all that follows is alone. A {@link Change.Move} is part of it.
 */
final class FenceSql {

    private static final String CALL_IS_OPEN = """
            exists (select 1 from tl_step s where s.transaction_id = tl_transaction.id and s.state in ('INTENT', 'COMP_INTENT'))""";
    private static final String HEAD = """
            update tl_transaction set version = version + 1, last_commit = ?,
              crash_count = case cast(? as integer) when 2 then 0 when 1 then
                (case when {open} then greatest(crash_count - 1, 0) else 0 end) else crash_count end,
              counted_from = case cast(? as integer) when 2 then epoch when 1 then
                (case when {open} then counted_from else epoch end) else counted_from end,
              failure_count = failure_count + ?""".replace("{open}", CALL_IS_OPEN);
    private static final String GUARD =
            " where id = ? and epoch = ? and lease_owner is not null and (last_commit is null or last_commit <> ?)";
    private static final String LAST_COMMIT = "select last_commit from tl_transaction where id = ? and epoch = ?";

    private final String stay;
    private final String moveOn;
    private final String moveOut;

    FenceSql(Dialect dialect) {
        stay = HEAD + GUARD;
        String move = HEAD + ", lease_owner = null, state = ?, reason = ?, waits_for = ?";
        moveOn = dialect.sql(move + ", due_at = {now+ms}" + GUARD);
        moveOut = dialect.sql(
                move + ", due_at = null, ended_at = case when cast(? as integer) = 1 then {now} end" + GUARD);
    }

    /**
     * Lets a commit in; waits for one of the same transaction that is still under way.
     *
     * @return false if this very commit was carried out before although its answer was lost: nothing is left to write
     * @throws LeaseLostException if a newer epoch exists or the lease was given back
     */
    boolean pass(Tx tx, Lease lease, String commitId, List<Change> changes) throws SQLException {
        int report = changes.stream().mapToInt(FenceSql::report).max().orElse(0);
        int failures = (int) changes.stream().filter(FenceSql::failed).count();
        if (update(tx, lease, new Object[] {commitId, report, report, failures}, moveOf(changes)) == 1) {
            return true;
        }
        if (wasStored(tx, lease, commitId)) {
            return false;
        }
        throw new LeaseLostException(lease);
    }

    private static boolean wasStored(Tx tx, Lease lease, String commitId) throws SQLException {
        return tx.first(
                        LAST_COMMIT,
                        row -> commitId.equals(row.text("last_commit")),
                        lease.transactionId(),
                        lease.epoch())
                .orElse(false);
    }

    static Optional<Change.Move> moveOf(List<Change> changes) {
        return changes.stream()
                .filter(Change.Move.class::isInstance)
                .map(Change.Move.class::cast)
                .findFirst();
    }

    private int update(Tx tx, Lease lease, Object[] head, Optional<Change.Move> moved) throws SQLException {
        if (moved.isEmpty()) {
            return tx.update(stay, head[0], head[1], head[2], head[3], lease.transactionId(), lease.epoch(), head[0]);
        }
        Change.Move move = moved.get();
        boolean out = isOut(move.state());
        Object last = out ? (Object) (move.state().isFinal() ? 1 : 0) : move.dueIn();
        return tx.update(
                out ? moveOut : moveOn,
                head[0],
                head[1],
                head[2],
                head[3],
                move.state(),
                Clipped.to(Clipped.REASON, move.reason()),
                move.waitsFor(),
                last,
                lease.transactionId(),
                lease.epoch(),
                head[0]);
    }

    /** Whether nothing becomes due by itself any more. */
    static boolean isOut(TransactionState state) {
        return state.isFinal() || state == TransactionState.WITH_PERSON;
    }

    /**
     * A run that records an outcome or ends has not killed its process: the crash counter starts anew (2). One that only waits, while a call has
     * no outcome yet, takes its own claim back (1): whether that call kills the process is still open (G8).
     */
    private static int report(Change change) {
        if (change instanceof Change.Move move) {
            return isOut(move.state()) ? 2 : 1;
        }
        boolean outcome = change instanceof Change.Conclude
                || change instanceof Change.Undo undo && undo.state() != StepState.COMP_INTENT;
        return outcome ? 2 : 0;
    }

    private static boolean failed(Change change) {
        return change instanceof Change.Conclude conclude && conclude.failed()
                || change instanceof Change.Undo undo && undo.failed();
    }
}

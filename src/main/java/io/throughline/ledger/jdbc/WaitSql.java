package io.throughline.ledger.jdbc;

import io.throughline.ledger.Change;
import io.throughline.workflow.TransactionState;
import java.sql.SQLException;

/**
 * Waiting for a subject or another transaction, and waking. No wake-up is lost: who begins to wait locks the row it waits for and looks
 * again; who ends the waiting holds that row's lock before it looks for waiters. Whoever comes second sees the other.
 */
final class WaitSql {

    static final String TRANSACTION = "transaction:";

    private static final String DRIFT = "drift:";

    private static final String DRIFTED =
            "select found_at from tl_drift where bundle = ? and system_name = ? for update";
    private static final String SUBJECT_STATE = "select state from tl_subject where subject = ? for update";
    private static final String TRANSACTION_STATE = "select state from tl_transaction where id = ? for update";

    private final String wake;
    private final String dueNow;

    WaitSql(Dialect dialect) {
        wake = dialect.sql(
                "update tl_transaction set due_at = {now} where waits_for = ? and due_at is not null and lease_owner is null");
        dueNow = dialect.sql("update tl_transaction set due_at = {now} where id = ?");
    }

    /** Those who wait for it become due. */
    void wake(Tx tx, String awaited) throws SQLException {
        tx.update(wake, awaited);
    }

    /** After the move is written: wakes who waits for this transaction, and looks whether its own waiting is over already. */
    void moved(Writing writing, Change.Move move) throws SQLException {
        if (FenceSql.isOut(move.state())) {
            wake(writing.tx(), TRANSACTION + writing.transactionId());
        } else if (move.waitsFor() != null && isOver(writing.tx(), move.waitsFor())) {
            writing.tx().update(dueNow, writing.transactionId());
        }
    }

    private static boolean isOver(Tx tx, String awaited) throws SQLException {
        if (awaited.startsWith(DRIFT)) {
            return isMended(tx, awaited.substring(DRIFT.length()));
        }
        return awaited.startsWith(TRANSACTION)
                ? hasEnded(tx, awaited.substring(TRANSACTION.length()))
                : isFreeOrConfirmed(tx, awaited);
    }

    private static boolean isMended(Tx tx, String bundleAndSystem) throws SQLException {
        int colon = bundleAndSystem.indexOf(':');
        String bundle = bundleAndSystem.substring(0, colon);
        String system = bundleAndSystem.substring(colon + 1);
        return tx.first(DRIFTED, row -> row.instant("found_at"), bundle, system).isEmpty();
    }

    // One that is with a person does not count: who knows that and waits on would be due at once again, for ever.
    private static boolean hasEnded(Tx tx, String id) throws SQLException {
        return tx.first(TRANSACTION_STATE, row -> row.constant("state", TransactionState.class), id)
                .map(TransactionState::isFinal)
                .orElse(true);
    }

    private static boolean isFreeOrConfirmed(Tx tx, String subject) throws SQLException {
        return tx.first(SUBJECT_STATE, row -> row.text("state").equals("CONFIRMED"), subject)
                .orElse(true);
    }
}

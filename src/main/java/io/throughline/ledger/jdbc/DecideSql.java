package io.throughline.ledger.jdbc;

import io.throughline.ledger.Change;
import io.throughline.ledger.DecisionRecord.Judgement;
import io.throughline.ledger.Lease;
import io.throughline.ledger.Ruling;
import io.throughline.ledger.Ruling.Effects;
import io.throughline.ledger.Ruling.Seen;
import io.throughline.ledger.Ruling.StepRuling;
import io.throughline.workflow.TransactionState;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out a decision: transaction and case are taken by compare-and-set on the versions that the person saw, then everything else follows, and
 * exactly one audit row (G12, I13).
 */
final class DecideSql {

    private static final String STAYS =
            "update tl_transaction set version = version where id = ? and version = ? and state = ?";
    private static final String OF_EVENT = " where id = (select t.event_id from tl_transaction t where t.id = ?)";
    // Not "for update", which would wait for everybody who refers to the event
    private static final String LOCK_CORRECTIONS = "update tl_event set corrections = corrections" + OF_EVENT;
    private static final String FIND_CORRECTIONS = "select corrections from tl_event" + OF_EVENT;
    private static final String CORRECTIONS = "update tl_event set corrections = ?" + OF_EVENT;

    private final Database database;
    private final Supplier<String> ids;
    private final DecisionRows decisions;
    private final AttemptSql attempts;
    private final SubjectSql subjects;
    private final CrosswalkSql crosswalk;
    private final WaitSql waiting;
    private final AuditSql audit;
    private final String moves;
    private final String step;
    private final String close;
    private final String closeOthers;

    DecideSql(Database database, Supplier<String> ids) {
        this.database = database;
        this.ids = ids;
        Dialect dialect = database.dialect();
        decisions = new DecisionRows(dialect);
        attempts = new AttemptSql(dialect);
        waiting = new WaitSql(dialect);
        subjects = new SubjectSql(dialect, waiting);
        crosswalk = new CrosswalkSql(database);
        audit = new AuditSql(dialect);
        // Nobody holds a lease while a person decides; the epoch grows all the same, so that no late writer of an older
        // one is ever let in (G6).
        moves = dialect.sql("""
                update tl_transaction set version = version + 1, epoch = epoch + 1, crash_count = 0, counted_from = epoch + 1, failure_count = 0, lease_owner = null,
                  waits_for = null, state = ?, reason = ?, due_at = case when cast(? as integer) = 1 then {now} end,
                  ended_at = case when cast(? as integer) = 1 then {now} end
                where id = ? and version = ? and state = ?
                """);
        step = dialect.sql("""
                update tl_step set state = ?, idempotency_key = ?, result = ?, external_id = ?, failure_count = 0, settle_at = null,
                  changed_at = {now} where transaction_id = ? and step_id = ?
                """);
        String closed = """
                update tl_case set version = version + 1, decided_at = {now}, decided_by = ?, decision = ?""";
        close = dialect.sql(closed + " where id = ? and version = ? and decided_at is null");
        closeOthers = dialect.sql(closed + " where transaction_id = ? and decided_at is null");
    }

    boolean decide(Ruling ruling) {
        String id = ids.get();
        try {
            return database.transaction(tx -> {
                if (!(tx.isRepeat() && decisions.isStored(tx, id))) {
                    write(tx, id, ruling);
                }
                return true;
            });
        } catch (Outdated somebodyWasFaster) {
            return false;
        }
    }

    private void write(Tx tx, String id, Ruling ruling) throws SQLException {
        Seen seen = ruling.seen();
        Judgement judgement = ruling.judgement();
        String decision = Clipped.to(Clipped.DETAIL, sentence(judgement));
        take(tx, seen, ruling.effects(), decision);
        take(tx.update(close, judgement.person(), decision, seen.caseId(), seen.caseVersion()));
        decisions.write(tx, id, ruling);
        if (ruling.effects().closesOthers()) {
            tx.update(closeOthers, judgement.person(), decision, seen.transactionId());
        }
        Writing writing = Writing.of(tx, new Lease(seen.transactionId(), seen.epoch() + 1, judgement.person()));
        for (StepRuling ruled : ruling.effects().steps()) {
            step(writing, ruled, decision);
        }
        for (Change change : ruling.effects().changes()) {
            follow(writing, change);
        }
        if (ruling.effects().corrections() != null) {
            correct(tx, seen.transactionId(), ruling.effects().corrections());
        }
        wake(tx, seen, ruling.effects().next());
        audit(tx, ruling);
    }

    private void take(Tx tx, Seen seen, Effects effects, String decision) throws SQLException {
        TransactionState next = effects.next();
        if (next == null) {
            take(tx.update(STAYS, seen.transactionId(), seen.transactionVersion(), seen.state()));
            return;
        }
        take(tx.update(
                moves,
                next,
                Clipped.to(Clipped.REASON, decision),
                next.isFinal() ? 0 : 1,
                next.isFinal() ? 1 : 0,
                seen.transactionId(),
                seen.transactionVersion(),
                seen.state()));
    }

    private static void take(int rows) {
        if (rows == 0) {
            throw new Outdated();
        }
    }

    private void step(Writing writing, StepRuling ruled, String decision) throws SQLException {
        attempts.end(writing, ruled.stepId(), ruled.state().name(), decision);
        writing.tx()
                .update(
                        step,
                        ruled.state(),
                        ruled.key(),
                        Documents.write(ruled.result()),
                        ruled.externalId(),
                        writing.transactionId(),
                        ruled.stepId());
    }

    private void follow(Writing writing, Change change) throws SQLException {
        if (change instanceof Change.ConfirmSubject confirm) {
            subjects.confirm(writing, confirm);
        } else if (change instanceof Change.ReleaseSubject release) {
            subjects.release(writing, release);
        } else if (change instanceof Change.Bind bind) {
            crosswalk.bind(writing, bind);
        } else if (change instanceof Change.Unbind unbind) {
            crosswalk.unbind(writing, unbind);
        } else if (change instanceof Change.Repin repin) {
            CommitSql.repin(writing, repin);
        } else {
            throw new IllegalArgumentException("LED-2030 a decision cannot carry %s. Nothing was stored. This is a bug."
                    .formatted(change.getClass()));
        }
    }

    /** Another transaction of the same event may have been corrected since this one was read: what was corrected there stays. */
    private static void correct(Tx tx, String transactionId, Map<String, Object> corrected) throws SQLException {
        tx.update(LOCK_CORRECTIONS, transactionId);
        Map<String, Object> all = new LinkedHashMap<>();
        tx.list(FIND_CORRECTIONS, row -> Optional.ofNullable(row.document("corrections")), transactionId)
                .forEach(before -> before.ifPresent(all::putAll));
        all.putAll(corrected);
        tx.update(CORRECTIONS, Documents.write(all), transactionId);
    }

    private void wake(Tx tx, Seen seen, TransactionState next) throws SQLException {
        if (next != null && next.isFinal()) {
            waiting.wake(tx, WaitSql.TRANSACTION + seen.transactionId());
        }
    }

    /** One row for all of it: what follows from a decision is told by the decision. */
    private void audit(Tx tx, Ruling ruling) throws SQLException {
        Judgement judgement = ruling.judgement();
        String detail = ruling.effects().detail() == null
                ? judgement.reason()
                : ruling.effects().detail() + ": " + judgement.reason();
        audit.write(
                tx,
                List.of(new AuditSql.Entry(
                        ruling.seen().transactionId(),
                        ruling.seen().epoch() + (ruling.effects().next() == null ? 0 : 1),
                        judgement.person(),
                        "case." + judgement.action(),
                        detail)));
    }

    private static String sentence(Judgement judgement) {
        return "%s by %s: %s".formatted(judgement.action(), judgement.person(), judgement.reason());
    }

    /** Rolls everything back: case or transaction are not as the person saw them. */
    private static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

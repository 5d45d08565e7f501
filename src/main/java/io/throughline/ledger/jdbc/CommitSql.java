package io.throughline.ledger.jdbc;

import io.throughline.ledger.Change;
import io.throughline.ledger.Committed;
import io.throughline.ledger.Lease;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Stores the changes of one commit together or not at all, behind the fence. */
final class CommitSql {

    private static final String PLACE = """
            update tl_transaction set region = coalesce(?, region), legal_entity = coalesce(?, legal_entity) where id = ?
            """;

    private static final String REPIN = "update tl_transaction set bundle = ? where id = ?";

    private final Database database;
    private final GroupedCommits commits;
    private final Supplier<String> ids;
    private final FenceSql fence;
    private final WaitSql waiting;
    private final AuditSql audit;
    private final StartSql starting;
    private final SubjectSql subjects;
    private final Map<Class<? extends Change>, ChangeWriter<Change>> writers = new HashMap<>();

    CommitSql(Database database, GroupedCommits commits, Supplier<String> ids, AnswerSql answers) {
        this.database = database;
        this.commits = commits;
        this.ids = ids;
        Dialect dialect = database.dialect();
        fence = new FenceSql(dialect);
        waiting = new WaitSql(dialect);
        audit = new AuditSql(dialect);
        starting = new StartSql(dialect);
        subjects = new SubjectSql(dialect, waiting);
        registerSteps(dialect, answers);
        registerOthers(dialect);
    }

    /** @param given null for an id of the ledger's own */
    Committed commit(Lease lease, String given, List<Change> changes) {
        requireOneWayOn(changes);
        String commitId = given == null ? ids.get() : given;
        return commits.transaction(tx -> {
            Optional<Committed> refusal = subjects.refusal(tx, lease, changes);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (fence.pass(tx, lease, commitId, changes)) {
                write(tx, lease, changes);
            }
            return new Committed.Stored();
        });
    }

    private void write(Tx tx, Lease lease, List<Change> changes) throws SQLException {
        Writing writing = Writing.of(tx, lease);
        for (Change change : changes) {
            writers.get(change.getClass()).write(writing, change);
        }
        Optional<Change.Move> move = FenceSql.moveOf(changes);
        if (move.isPresent()) {
            waiting.moved(writing, move.get());
        }
        audit.write(tx, writing.entries());
    }

    private void registerSteps(Dialect dialect, AnswerSql answers) {
        AttemptSql attempts = new AttemptSql(dialect);
        on(Change.Intend.class, new IntendSql(dialect, subjects, attempts)::write);
        on(Change.Conclude.class, new ConcludeSql(dialect, attempts, answers)::write);
        on(Change.Undo.class, new UndoSql(dialect, attempts)::write);
        on(Change.ConfirmSubject.class, subjects::confirm);
        on(Change.ReleaseSubject.class, subjects::release);
    }

    private void registerOthers(Dialect dialect) {
        CaseSql cases = new CaseSql(dialect, ids);
        CrosswalkSql crosswalk = new CrosswalkSql(database);
        on(Change.Bind.class, crosswalk::bind);
        on(Change.Unbind.class, crosswalk::unbind);
        on(Change.OpenCase.class, cases::open);
        on(Change.Start.class, this::start);
        on(Change.Place.class, CommitSql::place);
        on(Change.Repin.class, CommitSql::repin);
        on(Change.Move.class, CommitSql::describe);
        on(Change.Note.class, (writing, note) -> writing.audit(note.actor(), note.action(), note.detail()));
    }

    private <C extends Change> void on(Class<C> type, ChangeWriter<C> writer) {
        writers.put(type, (writing, change) -> writer.write(writing, type.cast(change)));
    }

    private void start(Writing writing, Change.Start change) throws SQLException {
        if (starting.startChild(writing.tx(), writing.transactionId(), ids.get(), change.transaction())) {
            writing.audit("transaction.started", change.transaction().workflow());
        }
    }

    private static void place(Writing writing, Change.Place place) throws SQLException {
        writing.tx().update(PLACE, place.region(), place.legalEntity(), writing.transactionId());
    }

    static void repin(Writing writing, Change.Repin change) throws SQLException {
        writing.tx().update(REPIN, change.bundle(), writing.transactionId());
        writing.audit("transaction.repinned", "to " + change.bundle());
    }

    /** The row was moved by the fence; only the trail is left to write. */
    private static void describe(Writing writing, Change.Move move) {
        writing.audit("transaction." + move.state().name().toLowerCase(Locale.ROOT), move.reason());
    }

    private static void requireOneWayOn(List<Change> changes) {
        List<Change.Move> moves = changes.stream()
                .filter(Change.Move.class::isInstance)
                .map(Change.Move.class::cast)
                .toList();
        boolean undue = moves.stream().anyMatch(move -> FenceSql.isOut(move.state()) != (move.dueIn() == null));
        if (moves.size() > 1 || undue) {
            throw new IllegalArgumentException(
                    "LED-2020 a commit moves its transaction at most once, with a due time unless the new state is final or with a person: %s"
                            .formatted(moves));
        }
    }
}

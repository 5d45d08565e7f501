package io.throughline.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.Accepted;
import io.throughline.ledger.CaseFile;
import io.throughline.ledger.CaseQuery;
import io.throughline.ledger.Change;
import io.throughline.ledger.Committed;
import io.throughline.ledger.DecisionRecord;
import io.throughline.ledger.DeskReach;
import io.throughline.ledger.Lease;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.Ruling;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.jdbc.FaultyConnections.Cut;
import io.throughline.ledger.jdbc.FaultyConnections.Refusal;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens when the database, or the way to it, fails. */
abstract class FaultContract {

    private static final String CURSOR =
            "insert into tl_cursor (feed, position, moved_at) values (?, 'x', current_timestamp)";

    private FaultyConnections connections;
    private Database database;
    private JdbcLedger ledger;
    private final String workflow = "flow-" + UUID.randomUUID();

    /** Connections of an empty database. */
    abstract DataSource connections();

    abstract Durability durability();

    @BeforeEach
    void open() throws SQLException {
        connections = new FaultyConnections(connections());
        ledger = JdbcLedger.open(
                connections, durability(), () -> UUID.randomUUID().toString());
        database = new Database(connections, () -> {}, Dialect.of(ServerChecks.kindOf(connections, durability())));
    }

    @AfterEach
    void everyFaultAskedForHappened() {
        assertThat(connections.notCut()).isZero();
        ledger.close();
    }

    @Test
    @DisplayName("4.3(2) after an error nothing but rollback is possible, so that no commit is silently lost")
    void afterAnErrorOnlyRollbackIsPossible() {
        assertThatThrownBy(() -> database.transaction(tx -> {
                    tx.update(CURSOR, "a");
                    ignoringDuplicate(tx, "a");
                    return "committed";
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LED-2003");
        assertThatThrownBy(() -> database.transaction(tx -> {
                    tx.update(CURSOR, "a");
                    ignoringDuplicate(tx, "a");
                    return tx.update(CURSOR, "b");
                }))
                .hasMessageContaining("LED-2003");
        assertThat(ledger.cursor("a")).isEmpty();
    }

    private static void ignoringDuplicate(Tx tx, String feed) {
        try {
            tx.update(CURSOR, feed);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("23505");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "R-04 R-26 a store that is full, read-only or out of connections takes nothing, says so, and takes it afterwards")
    void r04r26aStoreThatRefusesTakesNothingAndSaysSo(Refusal refusal) {
        accept("won-1", "006");
        Lease lease = ledger.claim(workflow, "b", "w", 1, Duration.ofMinutes(1)).get(0);
        connections.refuse(refusal);
        for (ThrowingCallable write : List.<ThrowingCallable>of(
                () -> accept("won-2", "007"),
                () -> ledger.commit(lease, List.of(intend())),
                () -> ledger.heartbeat(lease, Duration.ofMinutes(1)),
                () -> ledger.release(lease),
                () -> ledger.moveCursor("feed", "a"))) {
            assertThatThrownBy(write)
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("LED-2001");
        }
        connections.recover();
        assertThat(connections.refused()).isGreaterThanOrEqualTo(5);
        assertThat(ledger.ofObject("opportunity", "007")).isEmpty();
        assertThat(ledger.history(lease.transactionId()).orElseThrow().steps()).isEmpty();
        assertThat(ledger.cursor("feed")).isEmpty();

        assertThat(accept("won-2", "007").repeated()).isFalse();
        assertThat(ledger.commit(lease, List.of(intend()))).isEqualTo(new Committed.Stored());
    }

    @Test
    @DisplayName(
            "R-24 an assertion of the driver over a broken connection is a lost connection, and no fault of the work")
    void r24anAssertionOfTheDriverIsALostConnection() {
        accept("won-1", "006");
        Lease lease = ledger.claim(workflow, "b", "w", 1, Duration.ofMinutes(1)).get(0);
        connections.assertInNextBatch();
        assertThat(ledger.commit(lease, List.of(new Change.Note("anna", "case.read", "why"), intend())))
                .isEqualTo(new Committed.Stored());
        assertThat(connections.notAsserted()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R-25 an event whose commit was cut is stored once and is no repeat")
    void r25acceptSurvivesACutCommit(Cut cut) {
        connections.cutCommits(cut, 1);
        Accepted accepted = accept("won-1", "006");

        assertThat(accepted.repeated()).isFalse();
        assertThat(accepted.transactionIds()).hasSize(1);
        assertThat(ledger.ofObject("opportunity", "006")).hasSize(1);
        assertThat(accept("won-1", "006").transactionIds()).isEqualTo(accepted.transactionIds());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R-25 a commit that was cut is stored exactly once")
    void r25commitSurvivesACutCommit(Cut cut) {
        accept("won-1", "006");
        Lease lease = ledger.claim(workflow, "b", "w", 1, Duration.ofMinutes(1)).get(0);
        connections.cutCommits(cut, 1);
        assertThat(ledger.commit(lease, List.of(intend()))).isEqualTo(new Committed.Stored());

        StepRecord step =
                ledger.history(lease.transactionId()).orElseThrow().steps().get(0);
        assertThat(step.attempts()).isEqualTo(1);
        assertThat(step.state()).isEqualTo(StepState.INTENT);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R-25 a move that was cut is stored although it gave the lease back")
    void r25aMoveSurvivesACutCommit(Cut cut) {
        accept("won-1", "006");
        Lease lease = ledger.claim(workflow, "b", "w", 1, Duration.ofMinutes(1)).get(0);
        connections.cutCommits(cut, 1);
        Change move =
                new Change.Move(io.throughline.workflow.TransactionState.WAITING, Duration.ofHours(1), null, "waits");
        assertThat(ledger.commit(lease, List.of(move))).isEqualTo(new Committed.Stored());
        assertThat(ledger.workload().waiting()).isEqualTo(1);
    }

    @Test
    @DisplayName("R-25 a claim whose answer was lost is ours")
    void r25aClaimWhoseAnswerWasLostIsOurs() {
        accept("won-1", "006");
        // The first commit ends the read of candidates, the second is the claim
        connections.cutCommits(Cut.AFTER_COMMIT, 1, 1);
        List<Lease> leases = ledger.claim(workflow, "b", "w", 1, Duration.ofMinutes(1));
        assertThat(leases).extracting(Lease::epoch).containsExactly(1L);
    }

    @Test
    @DisplayName("G6 R-25 a claim that was not carried out is not taken for that of another process of the same name")
    void g6aClaimOfAnotherProcessOfTheSameNameIsNotOurs() {
        accept("won-1", "006");
        List<Lease> others = new ArrayList<>();
        connections.meanwhile(() -> others.addAll(ledger.claim(workflow, "b", "w", 1, Duration.ofMinutes(1))));
        connections.cutCommits(Cut.BEFORE_COMMIT, 1, 1);
        List<Lease> ours = ledger.claim(workflow, "b", "w", 1, Duration.ofMinutes(1));
        assertThat(others).hasSize(1);
        assertThat(ours).isEmpty();
    }

    @Test
    void aDatabaseThatStaysAwayIsReportedAsUnavailable() {
        connections.cutCommits(Cut.BEFORE_COMMIT, 4);
        assertThatThrownBy(() -> accept("won-1", "006"))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("LED-2002");
        assertThat(accept("won-1", "006").repeated()).isFalse();
    }

    @Test
    @DisplayName("R-19 a lock held by another session ends the wait in bounded time")
    void r19aHeldLockEndsTheWait() throws SQLException {
        ledger.moveCursor("feed", "a");
        try (Connection other = connections.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().executeUpdate("update tl_cursor set position = 'other' where feed = 'feed'");
            long begun = System.nanoTime();
            assertThatThrownBy(() -> ledger.moveCursor("feed", "b"))
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("LED-2001");
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
            other.rollback();
        }
        assertThat(ledger.cursor("feed")).contains("a");
    }

    @Test
    @DisplayName("R-19 a deadlock ends with both stored")
    void r19aDeadlockEndsWithBothStored() throws Exception {
        ledger.moveCursor("a", "0");
        ledger.moveCursor("b", "0");
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> moveBoth("a", "b", bothHoldOne));
        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(() -> moveBoth("b", "a", bothHoldOne));

        assertThat(one.get(30, TimeUnit.SECONDS) + two.get(30, TimeUnit.SECONDS))
                .isEqualTo(4);
        assertThat(ledger.cursor("a")).contains("000");
        assertThat(ledger.cursor("b")).contains("000");
    }

    private int moveBoth(String first, String second, CyclicBarrier bothHoldOne) {
        String sql = "update tl_cursor set position = position || '0' where feed = ?";
        return database.transaction(tx -> {
            int moved = tx.update(sql, first);
            if (!tx.isRepeat()) {
                await(bothHoldOne);
            }
            return moved + tx.update(sql, second);
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("I12 the database itself refuses a state without an exit")
    void i12theDatabaseRefusesAStateWithoutAnExit() {
        String id = accept("won-1", "006").transactionIds().get(0);
        for (String set : List.of("due_at = null", "state = 'COMPLETED'", "state = 'BLOCKED'", "ended_at = due_at")) {
            assertThatThrownBy(() -> database.transaction(
                            tx -> tx.update("update tl_transaction set " + set + " where id = ?", id)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("LED-2004");
        }
    }

    @Test
    void theAuditTrailIsWrittenWithWhatItDescribes() {
        String id = accept("won-1", "006").transactionIds().get(0);
        Lease lease = ledger.claim(workflow, "b", "w", 1, Duration.ofMinutes(1)).get(0);
        ledger.commit(lease, List.of(new Change.Note("anna", "case.read", "why"), intend()));

        List<String> trail = database.transaction(tx -> tx.list(
                "select actor, action, epoch from tl_audit where transaction_id = ? order by id",
                row -> row.text("actor") + " " + row.text("action") + " " + row.number("epoch"),
                id));
        assertThat(trail).containsExactly("salesforce event.accepted 0", "anna case.read 1");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R-25 R-13 I13 a person's decision whose commit was cut is stored once, with one audit row")
    void r25decideSurvivesACutCommit(Cut cut) {
        CaseFile seen = opened();
        connections.cutCommits(cut, 1);

        assertThat(ledger.desk().decide(dismissed(seen))).isTrue();

        assertThat(ledger.desk().decisions(seen.desk().transactionId())).hasSize(1);
        assertThat(trail(seen.desk().transactionId(), "person-a")).containsExactly("case.dismiss 2");
    }

    @Test
    @DisplayName("I13 who decides too late leaves no audit row")
    void i13whoDecidesTooLateLeavesNoAuditRow() {
        CaseFile seen = opened();

        assertThat(ledger.desk().decide(dismissed(seen))).isTrue();
        assertThat(ledger.desk().decide(dismissed(seen))).isFalse();

        assertThat(trail(seen.desk().transactionId(), "person-a")).containsExactly("case.dismiss 2");
    }

    private CaseFile opened() {
        accept("won-1", "006");
        Lease lease = ledger.claim(workflow, "b", "w", 1, Duration.ofMinutes(1)).get(0);
        ledger.commit(
                lease,
                List.of(
                        intend(),
                        new Change.OpenCase(new NewCase("hold", "pmo", "D40", "t", "d", "f", null, null, null)),
                        new Change.Move(TransactionState.WITH_PERSON, null, null, "t")));
        return ledger.desk()
                .cases(new CaseQuery(DeskReach.ALL, null, null, false, 1))
                .get(0);
    }

    private static Ruling dismissed(CaseFile seen) {
        return new Ruling(
                Ruling.Seen.of(seen),
                new DecisionRecord.Judgement("dismiss", "person-a", "lost", null, List.of(), null),
                new Ruling.Effects(
                        TransactionState.DISMISSED,
                        List.of(),
                        List.of(new Change.ReleaseSubject("customer:7")),
                        null,
                        true,
                        null));
    }

    private List<String> trail(String transactionId, String actor) {
        return database.transaction(tx -> tx.list(
                "select action, epoch from tl_audit where transaction_id = ? and actor = ? order by id",
                row -> row.text("action") + " " + row.number("epoch"),
                transactionId,
                actor));
    }

    private Accepted accept(String key, String object) {
        NewEvent event = new NewEvent(
                key,
                "opportunity.won.v1",
                "salesforce",
                "opportunity",
                object,
                "v1",
                null,
                Instant.EPOCH,
                Map.of(),
                null,
                null);
        return ledger.accept(event, List.of(new NewTransaction(workflow, null, null, "b")));
    }

    private static Change intend() {
        return new Change.Intend(
                "customer", "erp-customer-confirm", "netsuite", "k", "m", "customer:7", null, null, Duration.ZERO);
    }
}

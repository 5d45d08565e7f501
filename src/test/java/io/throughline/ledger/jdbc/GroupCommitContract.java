package io.throughline.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.Change;
import io.throughline.ledger.Committed;
import io.throughline.ledger.Lease;
import io.throughline.ledger.LeaseLostException;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.jdbc.FaultyConnections.Cut;
import io.throughline.testkit.Facts;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commits that share a database transaction: each is stored whole or not at all, whatever becomes of the others. */
abstract class GroupCommitContract {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String workflow = "flow-" + UUID.randomUUID();
    private FaultyConnections connections;
    private JdbcLedger ledger;
    private GroupedCommits commits;
    private CommitSql commit;

    /** Connections of an empty database. */
    abstract DataSource connections();

    abstract Durability durability();

    @BeforeEach
    void open() throws Exception {
        connections = new FaultyConnections(connections());
        ledger = JdbcLedger.open(
                connections, durability(), () -> UUID.randomUUID().toString());
        Database database =
                new Database(connections, () -> {}, Dialect.of(ServerChecks.kindOf(connections, durability())));
        commits = new GroupedCommits(database);
        commit = new CommitSql(
                database,
                commits,
                () -> UUID.randomUUID().toString(),
                new AnswerSql(database.dialect(), Duration.ofDays(1)));
    }

    @AfterEach
    void everyFaultAskedForHappened() {
        threads.shutdownNow();
        assertThat(connections.notCut()).isZero();
        ledger.close();
    }

    @Test
    void commitsThatArriveWhileAnotherIsWrittenShareADatabaseTransaction() throws Exception {
        List<Lease> leases = leases(8);
        assertThat(together(each(leases, GroupCommitContract::intend))).containsOnly(new Committed.Stored());
        assertThat(leases.stream().map(lease -> step(lease).changedAt()).distinct())
                .as("instants of the database, constant within a database transaction")
                .hasSize(1);
    }

    @Test
    void aCommitThatFindsNobodyWritingDoesNotWaitForCompany() {
        Lease lease = leases(1).get(0);
        assertThat(commit.commit(lease, null, List.of(intend(lease)))).isEqualTo(new Committed.Stored());
        assertThat(commit.commit(lease, null, List.of(done("customer")))).isEqualTo(new Committed.Stored());
        assertThat(step(lease).state()).isEqualTo(StepState.DONE);
    }

    @Test
    @DisplayName("G6 a member of a group that has lost its lease writes nothing and harms nobody")
    void g6aMemberThatLostItsLeaseHarmsNobody() throws Exception {
        List<Lease> leases = leases(4);
        Lease old = leases.get(1);
        ledger.commit(old, List.of(waits()));
        Lease stale = new Lease(old.transactionId(), old.epoch(), old.owner());
        List<Object> answers = together(each(leases, GroupCommitContract::intend));

        assertThat(answers.get(1)).isInstanceOf(LeaseLostException.class);
        assertThat(ledger.history(stale.transactionId()).orElseThrow().steps()).isEmpty();
        assertThat(List.of(answers.get(0), answers.get(2), answers.get(3))).containsOnly(new Committed.Stored());
        assertThat(step(leases.get(0)).changedAt())
                .as("the others stayed together")
                .isEqualTo(step(leases.get(3)).changedAt());
    }

    @Test
    @DisplayName("G6 of two commits of a group for one subject one is stored, and nothing of the other")
    void aMemberThatFindsItsSubjectTakenHarmsNobody() throws Exception {
        List<Lease> leases = leases(4);
        List<Object> answers = together(each(leases, lease -> intendFor(subjectOf(leases, lease))));

        assertThat(answers).filteredOn(Committed.SubjectTaken.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Committed.Stored.class::isInstance).hasSize(3);
        int refused = answers.get(1) instanceof Committed.SubjectTaken ? 1 : 2;
        assertThat(step(leases.get(0)).changedAt())
                .as("the others stayed together")
                .isEqualTo(step(leases.get(3)).changedAt());
        assertThat(ledger.history(leases.get(refused).transactionId())
                        .orElseThrow()
                        .steps())
                .isEmpty();
    }

    private static String subjectOf(List<Lease> leases, Lease lease) {
        int place = leases.indexOf(lease);
        return place == 1 || place == 2 ? "customer:same" : "customer:" + place;
    }

    @Test
    void aMemberThatTheDatabaseRefusesHarmsNobody() throws Exception {
        List<Lease> leases = leases(4);
        List<Object> answers = together(
                each(leases, lease -> intendFor(lease == leases.get(2) ? "x".repeat(600) : lease.transactionId())));

        assertThat(answers.get(2)).asString().contains("LED-2004");
        assertThat(ledger.history(leases.get(2).transactionId()).orElseThrow().steps())
                .isEmpty();
        assertThat(List.of(answers.get(0), answers.get(1), answers.get(3))).containsOnly(new Committed.Stored());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R-25 each member of a group whose commit was cut is stored exactly once")
    void r25eachMemberSurvivesACutCommit(Cut cut) throws Exception {
        List<Lease> leases = leases(4);
        AtomicBoolean first = new AtomicBoolean(true);
        List<Callable<Object>> members = new ArrayList<>();
        members.add(() -> commits.transaction(tx -> {
            if (first.getAndSet(false)) {
                connections.cutCommits(cut, 1);
            }
            return new Committed.Stored();
        }));
        members.addAll(each(leases, GroupCommitContract::intend));

        assertThat(together(members)).containsOnly(new Committed.Stored());
        assertThat(leases).allSatisfy(lease -> {
            assertThat(step(lease).attempts()).isEqualTo(1);
            assertThat(step(lease).state()).isEqualTo(StepState.INTENT);
        });
    }

    private List<Callable<Object>> each(List<Lease> leases, Function<Lease, Change> change) {
        return leases.stream()
                .<Callable<Object>>map(
                        lease -> () -> commit.commit(lease, null, List.of(done("earlier"), change.apply(lease))))
                .toList();
    }

    /** Lets them arrive in this order while something else is being written; answers or exceptions in the same order. */
    private List<Object> together(List<Callable<Object>> members) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        CompletableFuture<Integer> before = CompletableFuture.supplyAsync(
                () -> commits.transaction(tx -> {
                    begun.countDown();
                    return await(goesOn);
                }),
                threads);
        await(begun);
        List<CompletableFuture<Object>> answers = new ArrayList<>();
        for (Callable<Object> member : members) {
            answers.add(CompletableFuture.supplyAsync(() -> answer(member), threads));
            int arrived = answers.size();
            Facts.await(() -> commits.waiting() == arrived ? Optional.of(arrived) : Optional.empty());
        }
        goesOn.countDown();
        before.get(30, TimeUnit.SECONDS);
        List<Object> all = new ArrayList<>();
        for (CompletableFuture<Object> answer : answers) {
            all.add(answer.get(30, TimeUnit.SECONDS));
        }
        return all;
    }

    private static int await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS) ? 1 : 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object answer(Callable<Object> member) {
        try {
            return member.call();
        } catch (Exception e) {
            return e;
        }
    }

    private List<Lease> leases(int count) {
        for (int i = 0; i < count; i++) {
            String id = UUID.randomUUID().toString();
            NewEvent event = new NewEvent(
                    id, "t.v1", "salesforce", "opportunity", id, "v1", null, Instant.EPOCH, Map.of(), null, null);
            ledger.accept(event, List.of(new NewTransaction(workflow, null, null, "b")));
        }
        return ledger.claim(workflow, "b", "w", count, Duration.ofMinutes(5));
    }

    private StepRecord step(Lease lease) {
        return ledger.history(lease.transactionId()).orElseThrow().steps().stream()
                .filter(step -> step.id().equals("customer"))
                .findFirst()
                .orElseThrow();
    }

    private static Change intend(Lease lease) {
        return intendFor("customer:" + lease.transactionId());
    }

    private static Change intendFor(String subject) {
        return new Change.Intend(
                "customer", "erp-customer-confirm", "netsuite", "k", "m", subject, null, null, Duration.ZERO);
    }

    private static Change done(String stepId) {
        return new Change.Conclude(
                stepId, "erp-customer-confirm", "netsuite", StepState.DONE, Map.of(), null, null, false, null, null);
    }

    private static Change waits() {
        return new Change.Move(TransactionState.WAITING, Duration.ofHours(1), null, "waits");
    }
}

package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * The claim of one transaction is a register that behaves like the simplest model of it, whatever order claims, heartbeats, commits and the passing of time come
 * in: at any time at most one epoch may write, and epochs only grow (G6, I4).
 */
class ClaimRegisterTest {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private enum Kind {
        CLAIM,
        HEARTBEAT,
        STAY,
        GIVE_BACK,
        LET_TIME_PASS
    }

    /** @param argument which of the leases given out so far, or how many seconds */
    private record Op(Kind kind, int argument) {}

    /** What the register must be. */
    private static final class Model {
        private final List<Lease> given = new ArrayList<>();
        private boolean leased;
        private long dueAt;
        private long now;

        boolean isDue() {
            return dueAt <= now;
        }

        boolean isCurrent(Lease lease) {
            return leased && lease.epoch() == given.size();
        }
    }

    private JdbcLedger ledger;

    @BeforeProperty
    void open() {
        ledger = JdbcLedger.openWithManualClock(
                "register-" + UUID.randomUUID(),
                Instant.parse("2026-11-23T09:00:00Z"),
                () -> UUID.randomUUID().toString());
    }

    @AfterProperty
    void close() {
        ledger.close();
    }

    @Property(tries = 60)
    void g6TheClaimBehavesLikeARegisterWithOneWriter(@ForAll("operations") List<Op> operations) {
        String workflow = LedgerUnderTest.unique("register");
        String transaction = ledger.accept(
                        LedgerUnderTest.event(LedgerUnderTest.unique("won"), LedgerUnderTest.unique("006"), "1"),
                        List.of(LedgerUnderTest.run(workflow)))
                .transactionIds()
                .get(0);
        Model model = new Model();
        for (Op op : operations) {
            step(op, model, workflow);
            TransactionRecord stored = ledger.history(transaction).orElseThrow().transaction();
            assertThat(stored.epoch()).as("epoch after %s", op).isEqualTo(model.given.size());
        }
    }

    private void step(Op op, Model model, String workflow) {
        switch (op.kind()) {
            case CLAIM -> claim(model, workflow);
            case LET_TIME_PASS -> {
                ledger.manualClock().advance(Duration.ofSeconds(op.argument()));
                model.now += op.argument();
            }
            default -> {
                if (!model.given.isEmpty()) {
                    write(op.kind(), model, model.given.get(op.argument() % model.given.size()));
                }
            }
        }
    }

    private void claim(Model model, String workflow) {
        List<Lease> claimed = ledger.claim(workflow, "bundle-1", "node-" + model.given.size(), 1, LEASE);
        assertThat(claimed).hasSize(model.isDue() ? 1 : 0);
        if (model.isDue()) {
            assertThat(claimed.get(0).epoch()).isEqualTo(model.given.size() + 1);
            model.given.add(claimed.get(0));
            model.leased = true;
            model.dueAt = model.now + LEASE.toSeconds();
        }
    }

    private void write(Kind kind, Model model, Lease lease) {
        boolean may = model.isCurrent(lease);
        assertThat(carriedOut(kind, lease))
                .as("%s by epoch %d", kind, lease.epoch())
                .isEqualTo(may);
        if (may && kind == Kind.HEARTBEAT) {
            model.dueAt = model.now + LEASE.toSeconds();
        }
        if (may && kind == Kind.GIVE_BACK) {
            model.leased = false;
            model.dueAt = model.now + 10;
        }
    }

    private boolean carriedOut(Kind kind, Lease lease) {
        if (kind == Kind.HEARTBEAT) {
            return ledger.heartbeat(lease, LEASE);
        }
        Change change = kind == Kind.STAY
                ? new Change.Note("test", "test.noted", "stays")
                : new Change.Move(TransactionState.WAITING, Duration.ofSeconds(10), null, "waits");
        try {
            ledger.commit(lease, List.of(change));
            return true;
        } catch (LeaseLostException lost) {
            return false;
        }
    }

    @Provide
    Arbitrary<List<Op>> operations() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 70))
                .as(Op::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }
}

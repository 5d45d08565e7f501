package io.throughline.ledger.check;

import io.throughline.ledger.Change;
import io.throughline.ledger.Lease;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.SourceObject;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.workflow.Safety;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small but whole history, written through the ledger as workers write it: completed, compensated, in order, with a person, just begun. */
public final class WrittenLedger {

    static final String FEED = "salesforce-opportunity";
    static final Limits LIMITS = new Limits(14, 3, Duration.ofMinutes(10));
    static final Promises PROMISES = (operation, system) -> Optional.of(
            Safety.of(operation.startsWith("blind") ? "blind" : operation.startsWith("look") ? "look-up" : "natural"));

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcLedger ledger;

    /** Writes to this ledger. */
    public WrittenLedger(JdbcLedger ledger) {
        this.ledger = ledger;
    }

    /** Transactions: workflow and object are the same word, so that tests find them. */
    public void write() {
        completed();
        compensated();
        twoVersionsOfOneObject();
        withPerson();
        accept("waiting", "006waiting", "2026-03-01T10:00:00Z", 1);
        ledger.moveCursor(FEED, "2026-03-01T10:00:00Z 006waiting");
    }

    private void completed() {
        accept("completed", "006completed", "2026-03-01T10:00:00Z", 1);
        Lease first = claim("completed");
        commit(first, intend("customer", "natural-customer-confirm", "tl-customer", null));
        commit(
                first,
                done("customer", "natural-customer-confirm"),
                new Change.Move(TransactionState.WAITING, Duration.ZERO, null, "told to wait"));
        Lease second = claim("completed");
        commit(second, intend("project", "look-project-provision", "1001", "natural-project-archive"));
        commit(second, done("project", "look-project-provision"), move(TransactionState.COMPLETED));
    }

    private void compensated() {
        accept("compensated", "006compensated", "2026-03-01T10:00:00Z", 1);
        Lease lease = claim("compensated");
        commit(lease, intend("one", "natural-one", "tl-one", "natural-one-close"));
        commit(lease, done("one", "natural-one"), intend("two", "natural-two", "tl-two", "natural-two-close"));
        commit(lease, done("two", "natural-two"), intend("three", "natural-three", "tl-three", null));
        commit(
                lease,
                concluded("three", "natural-three", StepState.REJECTED),
                undo("one", StepState.COMP_PENDING),
                undo("two", StepState.COMP_PENDING),
                new Change.Move(TransactionState.COMPENSATING, Duration.ZERO, null, "refused"));
        Lease undoing = claim("compensated");
        commit(undoing, undo("two", StepState.COMP_INTENT));
        commit(undoing, undo("two", StepState.COMPENSATED), undo("one", StepState.COMP_INTENT));
        commit(undoing, undo("one", StepState.COMPENSATED), move(TransactionState.COMPENSATED));
    }

    private void twoVersionsOfOneObject() {
        accept("ordered", "006ordered", "2026-03-01T10:00:00Z", 1);
        accept("ordered", "006ordered", "2026-03-02T10:00:00Z", 2);
        for (int i = 0; i < 2; i++) {
            Lease lease = claim("ordered");
            commit(lease, intend("project", "natural-project", "tl-ordered-" + i, null));
            commit(lease, done("project", "natural-project"), move(TransactionState.COMPLETED));
        }
    }

    private void withPerson() {
        accept("person", "006person", "2026-03-01T10:00:00Z", 1);
        Lease lease = claim("person");
        commit(lease, intend("payment", "blind-payment-send", "tl-payment", null));
        commit(
                lease,
                concluded("payment", "blind-payment-send", StepState.UNKNOWN),
                new Change.OpenCase(new NewCase(
                        "doubt", "finance", "WFL-2001", "Was it paid?", "detail", "fix", "payment", null, null)),
                move(TransactionState.WITH_PERSON));
    }

    String accept(String workflow, String object, String version, int generation) {
        String id = ledger.accept(
                        new NewEvent(
                                "opportunity.won:" + object + ":" + generation,
                                "opportunity.won.v1",
                                "salesforce",
                                "opportunity",
                                object,
                                version,
                                "de",
                                Instant.parse(version),
                                Map.of("id", object),
                                "{}".getBytes(StandardCharsets.UTF_8),
                                "application/json"),
                        List.of(new NewTransaction(workflow, null, null, "bundle")))
                .transactionIds()
                .get(0);
        ledger.remember(new SourceObject("salesforce", "opportunity", object, generation, true, version, "f"));
        return id;
    }

    private Lease claim(String workflow) {
        return ledger.claim(workflow, "bundle", "worker", 1, MINUTE).get(0);
    }

    private void commit(Lease lease, Change... changes) {
        ledger.commit(lease, Arrays.asList(changes));
    }

    private static Change intend(String step, String operation, String marker, String undo) {
        return new Change.Intend(step, operation, "netsuite", "key", marker, null, undo, null, Duration.ofSeconds(1));
    }

    private static Change done(String step, String operation) {
        return concluded(step, operation, StepState.DONE);
    }

    private static Change concluded(String step, String operation, StepState state) {
        boolean done = state == StepState.DONE;
        return new Change.Conclude(
                step,
                operation,
                "netsuite",
                state,
                done ? Map.of("id", "1") : null,
                done ? "1" : null,
                done ? null : "problem",
                !done,
                state == StepState.UNKNOWN ? Duration.ofSeconds(1) : null,
                List.of());
    }

    private static Change undo(String step, StepState state) {
        return new Change.Undo(step, state, null, false);
    }

    private static Change move(TransactionState state) {
        return new Change.Move(state, null, null, null);
    }
}

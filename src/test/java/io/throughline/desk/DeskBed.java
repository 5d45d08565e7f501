package io.throughline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.canonical.Money;
import io.throughline.config.Layers;
import io.throughline.ledger.Change;
import io.throughline.ledger.Change.Conclude;
import io.throughline.ledger.Change.Intend;
import io.throughline.ledger.Change.Move;
import io.throughline.ledger.Change.OpenCase;
import io.throughline.ledger.Change.Place;
import io.throughline.ledger.Change.Undo;
import io.throughline.ledger.Lease;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.testkit.DeskPeople;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The shipped product's desk over a ledger in memory, and deals that stopped in every way. */
final class DeskBed implements AutoCloseable {

    private static final String FLOW = "opportunity-to-project";
    private static final Duration SETTLE = Duration.ofMillis(1);

    private final JdbcLedger ledger = JdbcLedger.open(
            LedgerSettings.inMemory("desk-" + UUID.randomUUID()),
            () -> UUID.randomUUID().toString());
    private final DeskPeople people;
    private final Desk desk;

    DeskBed(Path files) {
        people = new DeskPeople(files);
        people.with("nobody-special", "rights: [view]", "teams: [pmo]", "regions: [jp]");
        desk = Throughline.builder()
                .layers(Layers.over(files))
                .ledger(ledger)
                .build()
                .desk();
    }

    DeskPeople people() {
        return people;
    }

    Desk desk() {
        return desk;
    }

    Ledger ledger() {
        return ledger;
    }

    /** In what way a deal stopped. */
    enum Stopped {
        APPROVAL,
        HOLD,
        FAILURE_AFTER_WRITES,
        DOUBT,
        STUCK_UNDO,
        BEING_UNDONE,
        UNDONE
    }

    /** A deal that stopped in this way; answers the id of its transaction. */
    String deal(Stopped how) {
        return switch (how) {
            case APPROVAL ->
                stopped(approval("finance above 400000.00 EUR", "500000"), read(), rules(StepState.REJECTED));
            case HOLD -> stopped(desk("hold", "D41", "terms"), read(), rules(StepState.REJECTED));
            case FAILURE_AFTER_WRITES ->
                stopped(
                        desk("failure", "CON-2001", "contract"),
                        read(),
                        rules(StepState.DONE),
                        intend("project", "psa-project-provision", "kantata", "psa-project:" + UUID.randomUUID()),
                        done("project", "psa-project-provision", "kantata"),
                        intend("contract", "erp-contract-create", "netsuite", null),
                        ended("contract", "erp-contract-create", "netsuite", StepState.REJECTED));
            case DOUBT -> inDoubtAmong("33000003", "33000007");
            case STUCK_UNDO -> undoing(TransactionState.WITH_PERSON, StepState.COMP_STUCK);
            case BEING_UNDONE -> undoing(TransactionState.COMPENSATING, StepState.COMP_PENDING);
            case UNDONE -> undoing(TransactionState.COMPENSATED, StepState.COMPENSATED);
        };
    }

    /** An approval that is asked in a workflow which reads no deal of the CRM. */
    String approvalOfNoDeal() {
        return stopped(approval("finance above 400000.00 EUR", "500000"), rules(StepState.REJECTED));
    }

    /** A deal whose project nobody knows to be one of these records. */
    String inDoubtAmong(String... records) {
        return stopped(
                doubt(records),
                read(),
                rules(StepState.DONE),
                intend("project", "psa-project-provision", "kantata", "psa-project:" + UUID.randomUUID()),
                ended("project", "psa-project-provision", "kantata", StepState.UNKNOWN));
    }

    private String undoing(TransactionState state, StepState project) {
        Lease lease = accepted();
        commit(lease, read(), rules(StepState.DONE));
        commit(lease, intend("project", "psa-project-provision", "kantata", "psa-project:" + UUID.randomUUID()));
        commit(lease, done("project", "psa-project-provision", "kantata"));
        commit(lease, new Undo("project", StepState.COMP_PENDING, null, false));
        commit(
                lease,
                new Undo("project", project, null, false),
                new OpenCase(desk("failure", "WFL-2020", "project")),
                new Move(state, state == TransactionState.COMPENSATING ? Duration.ofHours(1) : null, null, "refused"));
        return lease.transactionId();
    }

    String stopped(NewCase desk, Change... changes) {
        Lease lease = accepted();
        for (Change change : changes) {
            commit(lease, change);
        }
        commit(
                lease,
                new OpenCase(desk, Duration.ofHours(8)),
                new Move(TransactionState.WITH_PERSON, null, null, "stopped"));
        return lease.transactionId();
    }

    /** Claims what a decision made due, and lets it stop anew with another case. */
    void stopsAgain(String transaction, NewCase desk) {
        Lease lease = ledger.claim(FLOW, "bundle", "w", 10, Duration.ofMinutes(1)).stream()
                .filter(found -> found.transactionId().equals(transaction))
                .findFirst()
                .orElseThrow();
        commit(lease, rules(StepState.REJECTED));
        commit(lease, new OpenCase(desk), new Move(TransactionState.WITH_PERSON, null, null, "stopped"));
    }

    private void commit(Lease lease, Change... changes) {
        ledger.commit(lease, Arrays.asList(changes));
    }

    private Lease accepted() {
        String object = "006" + UUID.randomUUID();
        NewEvent event = new NewEvent(
                object,
                "opportunity.won.v1",
                "salesforce",
                "opportunity",
                object,
                "1",
                "de",
                Instant.EPOCH,
                Map.of("id", object, "generation", 1),
                null,
                null);
        String id = ledger.accept(event, List.of(new NewTransaction(FLOW, "de", null, "bundle")))
                .transactionIds()
                .get(0);
        Lease lease = ledger.claim(FLOW, "bundle", "w", 50, Duration.ofMinutes(1)).stream()
                .filter(found -> found.transactionId().equals(id))
                .findFirst()
                .orElseThrow();
        commit(lease, new Place("de", "de01"));
        return lease;
    }

    static Change read() {
        Map<String, Object> deal = new LinkedHashMap<>();
        deal.put("id", "006");
        deal.put("name", "Rollout");
        deal.put("stage", "Closed Won");
        deal.put("won", true);
        deal.put("version", "2026-01-31T10:15:30Z");
        deal.put("ownerId", "005AP0000000001AAA");
        deal.put("contract", new LinkedHashMap<>(Map.of("number", "C-1")));
        deal.put("account", new LinkedHashMap<>(Map.of("id", "001", "name", "Werk", "taxNumber", "DE-OLD-1")));
        deal.put("lines", new ArrayList<>());
        return new Conclude(
                "opportunity",
                "crm-opportunity-read",
                "salesforce",
                StepState.DONE,
                deal,
                null,
                null,
                false,
                null,
                List.of());
    }

    static Change rules(StepState state) {
        return ended("terms", "rules-commercial-terms", "rules", state);
    }

    static Change intend(String step, String operation, String system, String subject) {
        return new Intend(
                step, operation, system, operation + "/" + subject + "/1", "tl-1", subject, null, null, SETTLE);
    }

    private static Change done(String step, String operation, String system) {
        return ended(step, operation, system, StepState.DONE);
    }

    static Change ended(String step, String operation, String system, StepState state) {
        boolean done = state == StepState.DONE;
        return new Conclude(
                step,
                operation,
                system,
                state,
                done ? Map.of("id", "R-1", "existed", false) : null,
                done ? "R-1" : null,
                done ? null : "no",
                state == StepState.REJECTED,
                state == StepState.UNKNOWN ? Duration.ZERO : null,
                List.of());
    }

    static NewCase desk(String kind, String code, String step) {
        return new NewCase(kind, "finance", code, "It stopped", "numbers", "mend it", step, "64400.00", "EUR");
    }

    static NewCase approval(String stage, String amount) {
        return desk("approval", "RUL-1008", "terms")
                .withFacts(new ApprovalAsked("RUL-1008", stage, 1, 2, Money.of(amount, "EUR")).facts());
    }

    private static NewCase doubt(String... records) {
        return desk("doubt", "WFL-2002", "project")
                .withFacts(Map.of(
                        "candidates",
                        Arrays.stream(records)
                                .map(id -> Map.of("id", id, "result", Map.of("id", id, "existed", true)))
                                .toList()));
    }

    TransactionHistory history(String transaction) {
        return ledger.history(transaction).orElseThrow();
    }

    TransactionState state(String transaction) {
        return history(transaction).transaction().state();
    }

    StepRecord step(String transaction, String step) {
        return history(transaction).steps().stream()
                .filter(found -> found.id().equals(step))
                .findFirst()
                .orElseThrow();
    }

    /** The newest case of a transaction. */
    String caseOf(String transaction) {
        return history(transaction).desk().orElseThrow().id();
    }

    DeskReply decide(String person, String transaction, DeskAction action) {
        return decide(person, transaction, action, null, Map.of(), DeskRequest.Options.NONE);
    }

    DeskReply decide(
            String person,
            String transaction,
            DeskAction action,
            String as,
            Map<String, String> set,
            DeskRequest.Options options) {
        long version = history(transaction).desk().orElseThrow().version();
        return desk.decide(
                people.token(person),
                caseOf(transaction),
                new DeskRequest(action, version, "because", as, set, options));
    }

    DeskReply decided(String person, String transaction, DeskAction action) {
        DeskReply reply = decide(person, transaction, action);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply;
    }

    @Override
    public void close() {
        ledger.close();
    }
}

package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.concluded;
import static io.throughline.ledger.LedgerUnderTest.intend;
import static io.throughline.ledger.LedgerUnderTest.unique;
import static io.throughline.ledger.LedgerUnderTest.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.Change.OpenCase;
import io.throughline.ledger.DecisionRecord.Approved;
import io.throughline.ledger.DecisionRecord.Edit;
import io.throughline.ledger.DecisionRecord.Judgement;
import io.throughline.ledger.Ruling.Effects;
import io.throughline.ledger.Ruling.Seen;
import io.throughline.ledger.Ruling.StepRuling;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people at the desk may rely on. */
interface DeskContract extends LedgerUnderTest {

    @Test
    default void r13OfTwoPeopleWhoDecideTheSameCaseOneWins() throws Exception {
        Lease lease = held(unique("flow"));
        CaseFile seen = file(lease);

        assertThat(Threads.all(2, number -> ledger().desk().decide(retry(seen, "person-" + number))))
                .containsExactlyInAnyOrder(true, false);

        CaseFile now = file(lease);
        assertThat(now.decisions()).hasSize(1);
        assertThat(now.desk().version()).isEqualTo(seen.desk().version() + 1);
        assertThat(now.desk().decidedAt()).isNotNull();
        assertThat(now.history().transaction().state()).isEqualTo(TransactionState.WAITING);
    }

    @Test
    default void g12ADecisionOnWhatIsNoLongerSoChangesNothing() {
        Lease lease = held(unique("flow"));
        CaseFile seen = file(lease);
        Ruling retry = retry(seen, "person-a");
        Ruling onOlderCase = new Ruling(
                new Seen(
                        seen.desk().id(),
                        seen.desk().version() + 1,
                        lease.transactionId(),
                        seen.history().transaction().version(),
                        lease.epoch(),
                        TransactionState.WITH_PERSON),
                retry.judgement(),
                retry.effects());
        Ruling onOlderTransaction = new Ruling(
                new Seen(
                        seen.desk().id(),
                        seen.desk().version(),
                        lease.transactionId(),
                        seen.history().transaction().version() - 1,
                        lease.epoch(),
                        TransactionState.WITH_PERSON),
                retry.judgement(),
                retry.effects());

        assertThat(ledger().desk().decide(onOlderCase)).isFalse();
        assertThat(ledger().desk().decide(onOlderTransaction)).isFalse();

        CaseFile now = file(lease);
        assertThat(now.history())
                .usingRecursiveComparison()
                .ignoringFields("steps.age")
                .isEqualTo(seen.history());
        assertThat(now.decisions()).isEmpty();
    }

    @Test
    default void g12ADecisionIsAuditedOnceWithThePersonAndTheReason() {
        Lease lease = held(unique("flow"));
        CaseFile seen = file(lease);

        ledger().desk().decide(retry(seen, "person-a"));
        ledger().desk().decide(retry(seen, "person-b"));

        assertThat(ledger().snapshot().audit())
                .filteredOn(row -> row.transactionId().equals(lease.transactionId()))
                .filteredOn(
                        row -> row.action().startsWith("case.") && !row.action().equals("case.opened"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.action()).isEqualTo("case.retry");
                    assertThat(row.actor()).isEqualTo("person-a");
                    assertThat(row.detail())
                            .contains(retry(seen, "person-a").judgement().reason());
                });
    }

    @Test
    default void g6TheEpochGrowsSoThatNoOlderLeaseCanWriteAfterADecision() {
        Lease lease = held(unique("flow"));
        long before = history(lease).transaction().epoch();

        assertThat(ledger().desk().decide(retry(file(lease), "person-a"))).isTrue();

        assertThat(history(lease).transaction().epoch()).isGreaterThan(before);
        assertThatThrownBy(() -> commit(lease, concluded("customer", StepState.DONE, false)))
                .isInstanceOf(LeaseLostException.class);
    }

    @Test
    default void aRetriedStepCountsItsFailuresAnewAndIsDueAtOnceWithTheSameKey() {
        String workflow = unique("flow");
        Lease lease = held(workflow);

        ledger().desk().decide(retry(file(lease), "person-a"));

        StepRecord step = history(lease).steps().get(0);
        assertThat(step.state()).isEqualTo(StepState.PENDING);
        assertThat(step.failures()).isZero();
        assertThat(step.key()).isEqualTo("key-customer");
        assertThat(claimed(workflow).transactionId()).isEqualTo(lease.transactionId());
    }

    @Test
    default void aDismissedTransactionReleasesWhatItReservedAndWakesWhoWaits() {
        String workflow = unique("flow");
        String subject = unique("customer");
        Lease holder = acceptedAndClaimed(workflow);
        commit(holder, intend("customer", subject));
        commit(
                holder,
                concluded("customer", StepState.PENDING, true),
                new OpenCase(desk()),
                LedgerUnderTest.to(TransactionState.WITH_PERSON));
        Lease waiter = acceptedAndClaimed(workflow);
        commit(waiter, waiting(Duration.ofHours(1), subject));
        Lease joined = acceptedAndClaimed(workflow);
        commit(joined, waiting(Duration.ofHours(1), "transaction:" + holder.transactionId()));

        boolean dismissed = ledger().desk()
                .decide(new Ruling(
                        Seen.of(file(holder)),
                        judgement("dismiss", "person-a"),
                        new Effects(
                                TransactionState.DISMISSED,
                                List.of(),
                                List.of(new Change.ReleaseSubject(subject)),
                                null,
                                true,
                                null)));

        assertThat(dismissed).isTrue();
        assertThat(stateOf(holder)).isEqualTo(TransactionState.DISMISSED);
        assertThat(ledger().claim(workflow, "bundle-1", "worker-2", 5, MINUTE))
                .extracting(Lease::transactionId)
                .containsExactlyInAnyOrder(waiter.transactionId(), joined.transactionId());
    }

    @Test
    default void g16TheEditTrailKeepsOldAndNewValueAndTheEventItsCorrections() {
        Lease lease = held(unique("flow"));
        Judgement corrected = new Judgement(
                "correct",
                "person-a",
                "the customer sent it",
                null,
                List.of(new Edit("opportunity.contract.poNumber", null, "PO-1")),
                null);

        ledger().desk()
                .decide(new Ruling(
                        Seen.of(file(lease)),
                        corrected,
                        new Effects(
                                TransactionState.WAITING,
                                List.of(),
                                List.of(),
                                Map.of("opportunity.contract.poNumber", "PO-1"),
                                false,
                                "opportunity.contract.poNumber")));

        CaseFile now = file(lease);
        assertThat(now.decisions()).extracting(DecisionRecord::judgement).containsExactly(corrected);
        assertThat(now.history().corrections()).isEqualTo(Map.of("opportunity.contract.poNumber", "PO-1"));
        assertThat(history(lease).corrections()).isEqualTo(Map.of("opportunity.contract.poNumber", "PO-1"));
    }

    @Test
    default void g12CorrectionsOfTwoTransactionsOfOneEventAreBothKept() {
        String one = unique("flow");
        String other = unique("flow");
        ledger().accept(
                        LedgerUnderTest.event(unique("won"), unique("006"), null),
                        List.of(LedgerUnderTest.run(one), LedgerUnderTest.run(other)));
        Lease first = stopped(claimed(one), Duration.ofHours(8));
        Lease second = stopped(claimed(other), Duration.ofHours(8));
        CaseFile seenByOne = file(first);
        CaseFile seenByAnother = file(second);

        assertThat(ledger().desk().decide(corrects(seenByOne, "opportunity.startOn")))
                .isTrue();
        assertThat(ledger().desk().decide(corrects(seenByAnother, "opportunity.endOn")))
                .isTrue();

        assertThat(history(first).corrections())
                .isEqualTo(Map.of("opportunity.startOn", "2026-12-01", "opportunity.endOn", "2026-12-01"));
    }

    private static Ruling corrects(CaseFile seen, String path) {
        return new Ruling(
                Seen.of(seen),
                judgement("correct", "person-a"),
                new Effects(TransactionState.WAITING, List.of(), List.of(), Map.of(path, "2026-12-01"), false, path));
    }

    @Test
    default void anApprovalIsKeptWithItsStageAndAmount() {
        Lease lease = held(unique("flow"));
        Approved approved = new Approved("RUL-1008", "finance above 400000 EUR", "500000.00", "EUR");

        ledger().desk()
                .decide(new Ruling(
                        Seen.of(file(lease)),
                        new Judgement("approve", "person-a", "agreed", null, List.of(), approved),
                        Effects.on(TransactionState.WAITING, List.of())));

        assertThat(ledger().desk().decisions(lease.transactionId()))
                .extracting(decision -> decision.judgement().approved())
                .containsExactly(approved);
    }

    @Test
    default void s07CasesOutOfReachAreAsIfTheyWereNotThere() {
        Lease lease = held(unique("flow"));
        String id = file(lease).desk().id();
        DeskReach own = new DeskReach(List.of("finance"), List.of("de"));

        assertThat(ledger().desk().named(id, own)).hasSize(1);
        assertThat(ledger().desk().named(id.substring(0, id.length() - 1), own)).isNotEmpty();
        List<DeskReach> others = List.of(
                new DeskReach(List.of("pmo"), List.of("de")),
                new DeskReach(List.of("finance"), List.of("us")),
                new DeskReach(List.of(), null),
                new DeskReach(null, List.of()));
        for (DeskReach other : others) {
            assertThat(ledger().desk().named(id, other)).isEmpty();
            assertThat(ledger().desk().cases(new CaseQuery(other, null, null, false, 1000)))
                    .extracting(found -> found.desk().id())
                    .doesNotContain(id);
        }
    }

    @Test
    default void s52ANameThatIsNoIdFindsNothing() {
        held(unique("flow"));
        for (String attack : List.of("%", "_%", "' or '1'='1", "", "a b", "x;drop table tl_case")) {
            assertThat(ledger().desk().named(attack, DeskReach.ALL)).as(attack).isEmpty();
        }
    }

    @Test
    default void openAndDecidedCasesAreListedApartAndTheEarliestDeadlineComesFirst() {
        Lease late = held(unique("flow"), Duration.ofDays(2000));
        Lease soon = held(unique("flow"), Duration.ofDays(1000));
        Lease decided = held(unique("flow"));
        ledger().desk().decide(retry(file(decided), "person-a"));

        List<String> open = new ArrayList<>();
        ledger().desk()
                .cases(new CaseQuery(DeskReach.ALL, "finance", null, false, 1000))
                .forEach(found -> open.add(found.desk().transactionId()));

        assertThat(open).contains(late.transactionId(), soon.transactionId()).doesNotContain(decided.transactionId());
        assertThat(open.indexOf(soon.transactionId())).isLessThan(open.indexOf(late.transactionId()));
        assertThat(ledger().desk().cases(new CaseQuery(DeskReach.ALL, null, null, true, 1000)))
                .extracting(found -> found.desk().transactionId())
                .contains(decided.transactionId())
                .doesNotContain(late.transactionId());
        assertThat(file(soon).desk().deadlineAt())
                .isBetween(
                        file(soon).asOf().plus(Duration.ofDays(999)),
                        file(soon).asOf().plus(Duration.ofDays(1001)));
    }

    @Test
    default void g9ACaseTellsHowManyWaitBehindIt() {
        String workflow = unique("flow");
        String object = unique("006");
        accepted(workflow, object);
        Lease lease = claimed(workflow);
        commit(lease, new OpenCase(desk()), LedgerUnderTest.to(TransactionState.WITH_PERSON));
        accepted(workflow, object);

        assertThat(file(lease).behind()).isOne();
    }

    private Lease held(String workflow) {
        return held(workflow, Duration.ofHours(8));
    }

    private Lease held(String workflow, Duration answerWithin) {
        return stopped(acceptedAndClaimed(workflow), answerWithin);
    }

    private Lease stopped(Lease lease, Duration answerWithin) {
        commit(lease, intend("customer", null));
        commit(
                lease,
                concluded("customer", StepState.REJECTED, true),
                new OpenCase(desk(), answerWithin),
                LedgerUnderTest.to(TransactionState.WITH_PERSON));
        return lease;
    }

    private static NewCase desk() {
        return new NewCase("hold", "finance", "D47", "No number", "detail", "fix", "customer", "10.00", "EUR");
    }

    private CaseFile file(Lease lease) {
        String id = history(lease).desk().orElseThrow().id();
        return ledger().desk().named(id, DeskReach.ALL).get(0);
    }

    private static Judgement judgement(String action, String person) {
        return new Judgement(action, person, "because", null, List.of(), null);
    }

    private static Ruling retry(CaseFile seen, String person) {
        List<StepRuling> steps = seen.history().steps().stream()
                .map(step -> new StepRuling(step.id(), StepState.PENDING, step.key(), null, null))
                .toList();
        return new Ruling(Seen.of(seen), judgement("retry", person), Effects.on(TransactionState.WAITING, steps));
    }
}

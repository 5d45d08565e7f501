package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.event;
import static io.throughline.ledger.LedgerUnderTest.run;
import static io.throughline.ledger.LedgerUnderTest.to;
import static io.throughline.ledger.LedgerUnderTest.unique;
import static io.throughline.ledger.LedgerUnderTest.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.Change.OpenCase;
import io.throughline.ledger.Change.Start;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Events of one business object: one after the other, and never back to an older version (G9). */
interface OrderContract extends LedgerUnderTest {

    private String offered(String workflow, String object, String version) {
        return ledger().accept(event(unique("fact"), object, version), List.of(run(workflow)))
                .transactionIds()
                .get(0);
    }

    private TransactionRecord stored(String id) {
        return ledger().history(id).orElseThrow().transaction();
    }

    private List<TransactionState> offeredInTurn(String workflow, String object, String... versions) {
        List<String> ids = new ArrayList<>();
        for (String version : versions) {
            String key = object + ":" + version;
            ids.addAll(ledger().accept(event(key, object, version), List.of(run(workflow)))
                    .transactionIds());
        }
        for (List<Lease> next = claim(workflow, 9); !next.isEmpty(); next = claim(workflow, 9)) {
            assertThat(next).as("one at a time").hasSize(1);
            commit(next.get(0), to(TransactionState.COMPLETED));
        }
        return ids.stream().distinct().map(id -> stored(id).state()).toList();
    }

    private List<Lease> claim(String workflow, int limit) {
        return ledger().claim(workflow, "bundle-1", "w", limit, MINUTE);
    }

    @Test
    @DisplayName("R-05 G9 versions 3, 1, 2, 2: 3 is applied, 1 and 2 are superseded, the second 2 is a repeat")
    default void r05versionsThatArriveAs3122EndRight() {
        assertThat(offeredInTurn(unique("flow"), unique("006"), "3", "1", "2", "2"))
                .containsExactly(TransactionState.COMPLETED, TransactionState.SUPERSEDED, TransactionState.SUPERSEDED);
    }

    @Test
    @DisplayName("R-05 G9 versions 1, 3, 2: 1 and 3 are applied, 2 is superseded")
    default void r05versionsThatArriveAs132EndRight() {
        assertThat(offeredInTurn(unique("flow"), unique("006"), "1", "3", "2"))
                .containsExactly(TransactionState.COMPLETED, TransactionState.COMPLETED, TransactionState.SUPERSEDED);
    }

    @Test
    @DisplayName("R-05 G9 instants are compared as instants, numbers as numbers")
    default void r05versionsAreComparedByWhatTheyAre() {
        assertThat(offeredInTurn(unique("flow"), unique("006"), "2026-03-01T10:00:00.5Z", "2026-03-01T10:00:00.25Z"))
                .containsExactly(TransactionState.COMPLETED, TransactionState.SUPERSEDED);
        assertThat(offeredInTurn(unique("flow"), unique("006"), "2026-03-01T10:00:00Z", "2026-03-01T10:00:00.1Z"))
                .containsOnly(TransactionState.COMPLETED);
        assertThat(offeredInTurn(unique("flow"), unique("006"), "9", "10", "9.5"))
                .containsExactly(TransactionState.COMPLETED, TransactionState.COMPLETED, TransactionState.SUPERSEDED);
    }

    @Test
    @DisplayName("R-05 G9 a superseded transaction says why, and its event is kept")
    default void r05aSupersededOneSaysWhy() {
        String workflow = unique("flow");
        String object = unique("006");
        offered(workflow, object, "2");
        TransactionRecord late = stored(offered(workflow, object, "1"));

        assertThat(late.state()).isEqualTo(TransactionState.SUPERSEDED);
        assertThat(late.reason()).contains("newer version");
        assertThat(late.endedAt()).isNotNull();
        assertThat(late.dueAt()).isNull();
    }

    @Test
    @DisplayName(
            "R-05 G9 the same version as another fact runs; without a version nothing is superseded; another workflow has its own newest")
    default void r05whatIsNotOlderRuns() {
        String workflow = unique("flow");
        String object = unique("006");
        offered(workflow, object, "2");
        assertThat(stored(offered(workflow, object, "2")).state()).isEqualTo(TransactionState.NEW);
        assertThat(stored(offered(workflow, object, null)).state()).isEqualTo(TransactionState.NEW);
        assertThat(stored(offered(unique("other flow"), object, "1")).state()).isEqualTo(TransactionState.NEW);
        assertThat(stored(offered(workflow, unique("007"), "1")).state()).isEqualTo(TransactionState.NEW);
    }

    @Test
    @DisplayName(
            "R-05 G9 of many versions offered at once the newest is applied last, and nothing runs after a newer one")
    default void r05versionsOfferedAtOnceEndRight() throws Exception {
        String workflow = unique("flow");
        String object = unique("006");
        Threads.all(8, i -> offered(workflow, object, String.valueOf(i)));

        List<Integer> applied = new ArrayList<>();
        for (List<Lease> next = claim(workflow, 9); !next.isEmpty(); next = claim(workflow, 9)) {
            assertThat(next).hasSize(1);
            applied.add(Integer.valueOf(history(next.get(0)).transaction().objectVersion()));
            commit(next.get(0), to(TransactionState.COMPLETED));
        }
        assertThat(applied).isSorted().endsWith(7);
    }

    @Test
    @DisplayName("G9 events of one object wait for each other whatever workflow they start")
    default void g9eventsOfOneObjectWaitForEachOtherInAnyWorkflow() {
        String won = unique("won");
        String changed = unique("changed");
        String object = unique("006");
        accepted(won, object);
        accepted(changed, object);
        Lease first = claim(won, 1).get(0);
        assertThat(claim(changed, 1)).isEmpty();

        commit(first, waiting(Duration.ofHours(1), null));
        assertThat(claim(changed, 1)).isEmpty();
        ledger().release(first);
        assertThat(claim(changed, 1)).isEmpty();
    }

    @Test
    @DisplayName(
            "G9 transactions of the same event never wait for each other, also if one is started after a later event came")
    default void g9transactionsOfOneEventDoNotWaitForEachOther() {
        String parent = unique("parent");
        String child = unique("child");
        String object = unique("006");
        accepted(parent, object);
        Lease first = claim(parent, 1).get(0);
        accepted(parent, object);
        commit(first, new Start(new NewTransaction(child, null, first.transactionId(), "bundle-1")));
        assertThat(claim(parent, 1)).isEmpty();

        Lease started = claim(child, 1).get(0);
        commit(first, to(TransactionState.COMPLETED));
        assertThat(claim(parent, 1))
                .as("a part of the first event is still open")
                .isEmpty();
        commit(started, to(TransactionState.COMPLETED));
        assertThat(claim(parent, 1)).hasSize(1);
    }

    @Test
    @DisplayName("R-17 G9 behind one with a person wait a hundred, others go on, and the release keeps the order")
    default void r17oneWithAPersonHoldsUpItsOwnObjectOnly() {
        String workflow = unique("flow");
        String object = unique("006");
        Workload before = ledger().workload();
        accepted(workflow, object);
        Lease held = claim(workflow, 1).get(0);
        List<String> behind = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            behind.add(accepted(workflow, object));
        }
        NewCase desk = new NewCase("hold", "finance", "D47", "No number", "", "", null, null, null);
        commit(held, new OpenCase(desk), to(TransactionState.WITH_PERSON));
        String elsewhere = accepted(workflow);

        assertThat(claim(workflow, 200)).extracting(Lease::transactionId).containsExactly(elsewhere);
        assertThat(ledger().waitingBehind(List.of(held.transactionId(), behind.get(40))))
                .isEqualTo(Map.of(held.transactionId(), 100, behind.get(40), 59));
        Workload now = ledger().workload();
        assertThat(now.blocked() - before.blocked()).isEqualTo(100);
        assertThat(now.waiting() - before.waiting()).isZero();
        assertThat(now.due() - before.due()).isZero();

        behind.add(0, held.transactionId());
        assertThat(orderAfterRelease(workflow, held)).containsExactlyElementsOf(behind);
    }

    /** The person lets it be tried again; then everything runs. */
    private List<String> orderAfterRelease(String workflow, Lease held) {
        CaseFile file = ledger().desk()
                .named(history(held).desk().orElseThrow().id(), DeskReach.ALL)
                .get(0);
        assertThat(file.behind()).isEqualTo(100);
        assertThat(ledger().desk()
                        .decide(new Ruling(
                                Ruling.Seen.of(file),
                                new DecisionRecord.Judgement("retry", "person-a", "because", null, List.of(), null),
                                Ruling.Effects.on(TransactionState.WAITING, List.of()))))
                .isTrue();
        List<String> order = new ArrayList<>();
        for (List<Lease> next = claim(workflow, 50); !next.isEmpty(); next = claim(workflow, 50)) {
            next.forEach(lease -> order.add(lease.transactionId()));
            next.forEach(lease -> commit(lease, to(TransactionState.COMPLETED)));
        }
        return order;
    }

    @Test
    @DisplayName("G9 who waits for one with a person, through others too, is blocked and not waiting")
    default void g9whoWaitsForAPersonThroughOthersIsBlocked() {
        Workload before = ledger().workload();
        String workflow = unique("flow");
        Lease person = acceptedAndClaimed(workflow);
        commit(person, LedgerUnderTest.intend("customer", unique("customer")), to(TransactionState.WITH_PERSON));
        String subject = history(person).steps().get(0).subject();
        Lease onSubject = acceptedAndClaimed(workflow);
        commit(onSubject, waiting(MINUTE, subject));
        Lease onTransaction = acceptedAndClaimed(workflow);
        commit(onTransaction, waiting(MINUTE, "transaction:" + onSubject.transactionId()));
        accepted(workflow, history(onTransaction).transaction().objectId());
        commit(acceptedAndClaimed(workflow), waiting(MINUTE, null));

        Workload now = ledger().workload();
        assertThat(now.blocked() - before.blocked()).isEqualTo(3);
        assertThat(now.waiting() - before.waiting()).isEqualTo(1);
    }
}

package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.event;
import static io.throughline.ledger.LedgerUnderTest.to;
import static io.throughline.ledger.LedgerUnderTest.unique;
import static io.throughline.ledger.LedgerUnderTest.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which files a transaction finishes with (G11). */
interface BundleContract extends LedgerUnderTest {

    private String pinned(String workflow, String bundle) {
        return ledger().accept(
                        event(unique("won"), unique("006"), "1"),
                        List.of(new NewTransaction(workflow, null, null, bundle)))
                .transactionIds()
                .get(0);
    }

    private List<Lease> claim(String workflow, String bundle) {
        return ledger().claim(workflow, bundle, "w", 5, MINUTE);
    }

    @Test
    @DisplayName("G11 a claim takes only what is pinned to the bundle of the claimer")
    default void g11aClaimTakesOnlyWhatIsPinnedToItsBundle() {
        String workflow = unique("flow");
        String old = pinned(workflow, "old");
        String young = pinned(workflow, "young");

        assertThat(claim(workflow, "young")).extracting(Lease::transactionId).containsExactly(young);
        assertThat(claim(workflow, "another")).isEmpty();
        assertThat(claim(workflow, "old")).extracting(Lease::transactionId).containsExactly(old);
    }

    @Test
    @DisplayName("R-18 every stored bundle is told once, with how many transactions are pinned to it")
    default void r18everyStoredBundleIsToldWithItsTransactions() {
        String workflow = unique("flow");
        String bundle = unique("bundle");
        ledger().storeBundle(bundle, new byte[] {'{', '}'});
        ledger().storeBundle(bundle, new byte[] {'{', '}'});
        pinned(workflow, bundle);
        pinned(workflow, bundle);
        commit(claim(workflow, bundle).get(0), to(TransactionState.COMPLETED));

        assertThat(ledger().bundles().all())
                .filteredOn(stored -> stored.hash().equals(bundle))
                .singleElement()
                .satisfies(stored -> assertThat(stored).isEqualTo(new BundleRecord(bundle, stored.storedAt(), 1, 1)));
    }

    @Test
    @DisplayName("G11 what is pinned to nothing is pinned to the bundle of the first host that adopts it")
    default void g11whatIsPinnedToNothingIsAdopted() {
        String workflow = unique("flow");
        String loose = pinned(workflow, null);
        assertThat(claim(workflow, "a")).isEmpty();

        assertThat(ledger().bundles().adopt(workflow, "a")).isEqualTo(1);
        assertThat(ledger().bundles().adopt(workflow, "b")).isZero();
        assertThat(claim(workflow, "a")).extracting(Lease::transactionId).containsExactly(loose);
    }

    @Test
    @DisplayName("G11 what goes on by itself is told by bundle and workflow, with how long nobody took it")
    default void g11openWorkIsToldByBundleAndWorkflow() {
        String workflow = unique("flow");
        String bundle = unique("bundle");
        pinned(workflow, bundle);
        pinned(workflow, bundle);
        List<Lease> leases = claim(workflow, bundle);
        commit(leases.get(0), waiting(Duration.ofHours(1), null));
        assertThat(openOf(bundle)).isEqualTo(new OpenWork(bundle, workflow, 2, 1, Duration.ZERO));

        commit(leases.get(1), waiting(Duration.ZERO, null));
        assertThat(openOf(bundle).overdue()).isPositive();
        commit(claim(workflow, bundle).get(0), to(TransactionState.WITH_PERSON));
        assertThat(openOf(bundle).transactions()).isEqualTo(1);
    }

    private OpenWork openOf(String bundle) {
        return ledger().bundles().open().stream()
                .filter(work -> bundle.equals(work.bundle()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("G11 G12 a person pins what is with a person to another bundle, on the version that the person saw")
    default void g11aPersonPinsToAnotherBundle() {
        String workflow = unique("flow");
        String id = pinned(workflow, "old");
        commit(claim(workflow, "old").get(0), to(TransactionState.WITH_PERSON));
        long version = ledger().history(id).orElseThrow().transaction().version();

        assertThat(ledger().bundles().repin(id, version - 1, "young", "person-a", "old files are gone"))
                .isFalse();
        assertThat(ledger().bundles().repin(id, version, "young", "person-a", "old files are gone"))
                .isTrue();
        assertThat(ledger().bundles().repin(id, version, "young", "person-a", "again"))
                .isFalse();
        TransactionRecord now = ledger().history(id).orElseThrow().transaction();
        assertThat(now.bundle()).isEqualTo("young");
        assertThat(now.state()).isEqualTo(TransactionState.WITH_PERSON);
    }

    @Test
    @DisplayName("G11 G12 a transaction that works by itself is not pinned anew")
    default void g11whatWorksByItselfIsNotPinnedAnew() {
        String workflow = unique("flow");
        String id = pinned(workflow, "old");
        long version = ledger().history(id).orElseThrow().transaction().version();
        assertThat(ledger().bundles().repin(id, version, "young", "person-a", "why not"))
                .isFalse();
    }
}

package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.Accepted;
import io.throughline.ledger.Change;
import io.throughline.ledger.Lease;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.Durability;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A merge at the CRM, from its event to what open work finds (D58). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountMergesTest {

    private final CamelContext host = new DefaultCamelContext();
    private Ledger ledger;

    @BeforeAll
    void open() throws Exception {
        ledger = JdbcLedger.open(
                LedgerSettings.inMemory("account-merges").withDurability(Durability.NONE),
                () -> UUID.randomUUID().toString());
        Throughline.builder()
                .environment(Map.of())
                .ledger(ledger)
                .feeds(false)
                .build()
                .addTo(host);
        host.start();
    }

    @AfterAll
    void close() {
        host.stop();
        ledger.close();
    }

    private Accepted accept(String type, String id, Map<String, Object> data, List<NewTransaction> starts) {
        return ledger.accept(
                new NewEvent(
                        type + id,
                        type,
                        "salesforce",
                        "party",
                        id,
                        null,
                        null,
                        Instant.EPOCH,
                        data,
                        new byte[] {'{', '}'},
                        "application/json"),
                starts);
    }

    /** A customer that an earlier deal made for this account. */
    private void customer(String account, String erpId) {
        accept(
                "test.v1",
                "deal of " + account,
                Map.of(),
                List.of(new NewTransaction("made-" + account, "de", null, "b")));
        Lease lease = ledger.claim("made-" + account, "b", "test", 1, Duration.ofMinutes(1))
                .get(0);
        ledger.commit(lease, List.of(new Change.Bind("customer", "customer:" + account + ":de01", "netsuite", erpId)));
    }

    private TransactionHistory merge(String lost, String kept) {
        WorkflowStarts starts = host.getRegistry().findSingleByType(WorkflowStarts.class);
        String id = accept(
                        "party.merged.v1",
                        lost,
                        Map.of("id", lost, "into", kept),
                        starts.startedBy("party.merged.v1", null))
                .transactionIds()
                .get(0);
        starts.accepted();
        return Facts.await(() -> Optional.of(ledger.history(id).orElseThrow())
                .filter(history -> history.transaction().state().isFinal()
                        || history.transaction().state() == TransactionState.WITH_PERSON));
    }

    @Test
    void d58TheCustomerOfTheLosingAccountGoesOnUnderTheOneThatRemains() {
        customer("001X", "C-1");
        assertThat(merge("001X", "001Y").transaction().state()).isEqualTo(TransactionState.COMPLETED);
        assertThat(ledger.bindings("customer", "customer:001Y:de01")).isEqualTo(Map.of("netsuite", "C-1"));
        assertThat(ledger.redirects().resolved("customer", "001X")).isEqualTo("001Y");
    }

    @Test
    void d58TwoCustomersOfOnePartyAreForFinanceWithTheirNumbers() {
        customer("001A", "C-3");
        customer("001B", "C-4");
        TransactionHistory held = merge("001A", "001B");
        assertThat(held.transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
        assertThat(held.cases()).singleElement().satisfies(desk -> {
            assertThat(desk.opened().code()).isEqualTo("D58");
            assertThat(desk.opened().team()).isEqualTo("finance");
            assertThat(desk.opened().detail()).contains("C-3 and C-4 in netsuite");
        });
        assertThat(ledger.bindings("customer", "customer:001A:de01")).isEqualTo(Map.of("netsuite", "C-4"));
    }
}

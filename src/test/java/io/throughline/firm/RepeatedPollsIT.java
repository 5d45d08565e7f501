package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.TransactionHistory;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done stays done: polls after completion start nothing, our own write-back least of all (D18, D40). */
class RepeatedPollsIT {

    @TempDir
    Path folder;

    @Test
    void d18TenPollsAfterCompletionStartNothing() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder)) {
            firm.win(Map.of("count", 4));
            firm.open().atRest(4);
            long polls = polls(firm);
            Facts.await(() -> polls(firm) >= polls + 10 ? Optional.of(true) : Optional.empty());
            assertThat(firm.ledger().recent(100))
                    .filteredOn(history -> history.event().objectType().equals("opportunity"))
                    .filteredOn(history -> !history.transaction().workflow().equals("customer-confirmation"))
                    .hasSize(4);
        }
    }

    @Test
    void d40ADealThatIsWonAgainAfterItsProjectExistsIsHeldAndItsProjectUntouched() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder)) {
            Object deal = firm.win(Map.of("count", 1, "regions", List.of("us"))).get(0);
            firm.open().atRest(1);
            stage(firm, deal, "Negotiation/Review", false);
            long polls = polls(firm);
            Facts.await(() -> polls(firm) >= polls + 3 ? Optional.of(true) : Optional.empty());
            stage(firm, deal, "Closed Won", true);
            List<TransactionHistory> both = firm.atRest(2);
            assertThat(both)
                    .as(firm::timelines)
                    .extracting(history -> history.transaction().state())
                    .containsExactlyInAnyOrder(TransactionState.COMPLETED, TransactionState.WITH_PERSON);
            assertThat(both)
                    .flatExtracting(history -> history.desk().stream()
                            .map(desk -> desk.opened().code())
                            .toList())
                    .containsOnly("D40");
            assertThat(firm.system("kantata").createdByMarker("workspaces")).hasSize(1);
        }
    }

    private static void stage(SimulatedFirm firm, Object deal, String stage, boolean won) {
        firm.system("salesforce")
                .post(
                        "/_simulator/records/Opportunity",
                        firm.changed(deal, Map.of("StageName", stage, "IsWon", won, "IsClosed", won)));
    }

    private static long polls(SimulatedFirm firm) {
        return firm.system("salesforce").journal().stream()
                .filter(line -> "query".equals(line.get("operation")))
                .count();
    }
}

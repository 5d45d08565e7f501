package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.PostgresServer;
import io.throughline.ledger.TransactionHistory;
import io.throughline.workflow.TransactionState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several runners on one PostgreSQL: each deal is worked on once, whoever polls and claims it. */
class TwoRunnersIT {

    @TempDir
    Path folder;

    @Test
    void g6TwoRunnersOnOnePostgresMakeEachProjectOnce() throws Exception {
        try (SimulatedFirm firm =
                SimulatedFirm.on(folder, PostgresServer.shared().newDatabase())) {
            firm.win(Map.of("count", 24));
            List<TransactionHistory> deals = firm.open().open().atRest(24);
            assertThat(deals)
                    .as(firm::timelines)
                    .hasSize(24)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            assertThat(firm.system("kantata").createdByMarker("workspaces"))
                    .hasSize(24)
                    .allSatisfy((marker, times) -> assertThat(times).isOne());
        }
    }
}

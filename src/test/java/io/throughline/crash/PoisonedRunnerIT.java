package io.throughline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.workflow.TransactionState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A payload that kills the process, and a supervisor that starts it again and again. */
class PoisonedRunnerIT {

    private static final int LETTERS = 40;

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "R-16 G8 after three crashes there is a case, the last of them hit nobody else, and all others are done")
    void r16aPayloadThatKillsTheProcessEndsInACaseAfterThreeCrashes() throws Exception {
        offerLetters();
        List<Integer> exits = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        while ((exits.isEmpty() || exits.get(exits.size() - 1) != 0) && exits.size() < 8) {
            try (ProductProcess runner = ProductProcess.startMain(
                    folder, PoisonedRunner.class, ledgerFile().toString())) {
                exits.add(runner.awaitEnd(60));
                said.append(runner.output());
            }
        }

        assertThat(exits)
                .as(said.toString())
                .containsExactly(PoisonedRunner.KILLED, PoisonedRunner.KILLED, PoisonedRunner.KILLED, 0);
        assertThat(said.toString()
                        .lines()
                        .filter(line -> line.startsWith("poison"))
                        .toList())
                .hasSize(3)
                .last()
                .isEqualTo("poison others=0");
        try (Ledger ledger = open()) {
            List<TransactionHistory> all = ledger.recent(LETTERS + 1);
            assertThat(all).hasSize(LETTERS + 1);
            assertThat(all).allSatisfy(PoisonedRunnerIT::endedRight);
        }
    }

    private static void endedRight(TransactionHistory letter) {
        if (letter.transaction().objectId().equals("poison")) {
            assertThat(letter.transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(letter.desk().orElseThrow().opened().code()).isEqualTo("WFL-2012");
        } else {
            assertThat(letter.transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(letter.desk()).isEmpty();
        }
    }

    private void offerLetters() {
        try (Ledger ledger = open()) {
            IntStream.range(0, LETTERS).forEach(n -> {
                if (n == LETTERS / 4) {
                    offer(ledger, "poison");
                }
                offer(ledger, "letter-" + n);
            });
        }
    }

    private static void offer(Ledger ledger, String object) {
        NewEvent event = new NewEvent(
                object,
                "letter.written.v1",
                "test",
                "letter",
                object,
                null,
                null,
                Instant.EPOCH,
                Map.of(),
                new byte[0],
                "text/plain");
        ledger.accept(event, List.of(new NewTransaction("letters", null, null, PoisonedRunner.BUNDLE)));
    }

    private Ledger open() {
        return JdbcLedger.open(
                LedgerSettings.file(ledgerFile()), () -> UUID.randomUUID().toString());
    }

    private Path ledgerFile() {
        return folder.resolve("ledger");
    }
}

package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.workflow.StepState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2FileKillIT {

    @TempDir
    private Path folder;

    @RepeatedTest(3)
    @DisplayName("G1 what an H2 file acknowledged is found after kill -9")
    void g1whatWasAcknowledgedIsFoundAfterAKill() throws Exception {
        List<String> acknowledged = acknowledgedUntilKilled(300);

        try (JdbcLedger ledger = JdbcLedger.open(
                LedgerSettings.file(file()), () -> UUID.randomUUID().toString())) {
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(300);
            for (String line : acknowledged) {
                assertFound(ledger, line.split(" "));
            }
            assertThat(ledger.endLeasesOfDeadOwner()).isPositive();
            assertThat(ledger.workload().leased()).isZero();
        }
    }

    private static void assertFound(JdbcLedger ledger, String[] words) {
        if (words[0].equals("accepted")) {
            assertThat(ledger.ofObject("opportunity", "006-" + words[1]))
                    .as(words[1])
                    .hasSize(1);
        } else {
            assertThat(ledger.history(words[1]).orElseThrow().steps())
                    .as(words[1])
                    .extracting(StepRecord::state)
                    .containsExactly(StepState.DONE);
        }
    }

    @Test
    void asLongAsAnotherProcessHoldsTheFileItCannotBeOpened() throws Exception {
        Process child = start();
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("open");
            assertThatThrownBy(() -> JdbcLedger.open(LedgerSettings.file(file()), () -> "id"))
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("LED-2001")
                    .hasMessageContaining("no other process holds the file");
        } finally {
            kill(child);
        }
    }

    /** Every line that the child printed, also those still in the pipe when it died. */
    private List<String> acknowledgedUntilKilled(int atLeast) throws Exception {
        Process child = start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("open");
            while (lines.size() < atLeast) {
                lines.add(out.readLine());
            }
            kill(child);
            out.lines().filter(H2FileKillIT::isWhole).forEach(lines::add);
        } finally {
            kill(child);
        }
        return lines;
    }

    private static boolean isWhole(String line) {
        return line.matches("(accepted|concluded) [0-9a-f-]{36}");
    }

    private static void kill(Process child) throws InterruptedException {
        // Through the handle: the process object would close its pipe, and with it what was still acknowledged
        child.toHandle().destroyForcibly();
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private Path file() {
        return folder.resolve("ledger");
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcknowledgingRunner.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}

package io.throughline.runner.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.PostgresServer;
import io.throughline.runner.terminal.StatusLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * two runners on one real PostgreSQL under random faults. Longer with {@code -Dthroughline.soak.seconds=600 -Dthroughline.soak.seed=…}, or with the
 * command {@code soak} on a database of one's own.
 */
class SoakIT {

    private static final int SECONDS = Integer.getInteger("throughline.soak.seconds", 20);
    private static final long SEED = Long.getLong("throughline.soak.seed", 20261125L);

    @TempDir
    Path folder;

    @Test
    void r23TwoRunnersUnderRandomFaultsLoseNothingAndMakeNothingTwice() throws Exception {
        StringWriter progress = new StringWriter();
        try (Soak soak = new Soak(
                settings(PostgresServer.shared().newDatabase().url()),
                Clock.systemUTC(),
                time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
                new StatusLine(new PrintWriter(progress, true), false))) {
            SoakResult result = soak.run();
            assertThat(result.holds()).as(() -> result.toText() + progress).isTrue();
            assertThat(result.verdict().findings())
                    .extracting(finding -> finding.word())
                    .containsOnly("ok");
        }
    }

    private SoakSettings settings(String database) {
        return new SoakSettings(
                folder,
                Duration.ofSeconds(SECONDS),
                SEED,
                60,
                database,
                2,
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5));
    }
}

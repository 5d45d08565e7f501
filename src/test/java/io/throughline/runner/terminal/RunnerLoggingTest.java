package io.throughline.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("replaces the error stream")
class RunnerLoggingTest {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void replaceErrorStream() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveErrorStreamBack() {
        System.setErr(before);
        RunnerLogging.configure(Level.WARN);
    }

    @Test
    void tellsWhatWasThrownInTheSameLineWithoutStackTrace() {
        RunnerLogging.configure(Level.INFO);

        LoggerFactory.getLogger("io.throughline.x").error("it failed", new IllegalStateException("because of this"));

        assertThat(written())
                .contains("it failed java.lang.IllegalStateException: because of this")
                .containsOnlyOnce("\n");
    }

    @Test
    void tellsNothingBehindAMessageThatStandsAlone() {
        RunnerLogging.configure(Level.INFO);

        LoggerFactory.getLogger("io.throughline.x").info("all well");

        assertThat(written()).endsWith("INFO  x - all well\n");
    }

    @Test
    void printsTheStackTraceForDebug() {
        RunnerLogging.configure(Level.DEBUG);

        LoggerFactory.getLogger("io.throughline.x").error("it failed", new IllegalStateException("because of this"));

        assertThat(written()).contains("\tat io.throughline");
    }

    @Test
    void s10AMessageCannotForgeASecondLine() {
        RunnerLogging.configure(Level.INFO);

        LoggerFactory.getLogger("io.throughline.x").warn("object {}", "1\r\n12:00:00.000 INFO  forged\u001b[31m");

        assertThat(written()).containsOnlyOnce("\n").doesNotContain("\u001b");
    }

    private String written() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

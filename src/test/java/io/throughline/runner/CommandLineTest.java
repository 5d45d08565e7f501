package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    private final Terminal terminal = new Terminal();

    @Test
    void tellsItsVersionAndThoseOfJavaAndCamel() {
        assertThat(terminal.run("--version")).isZero();
        assertThat(terminal.out()).matches("Throughline \\S+ \\(Java 1?\\d\\S*, Camel 4\\.\\d+\\.\\d+\\)\\R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "simulators", "simulators --data", "simulators --data x --base-port many"})
    void tellsWrongUsageInOneSentenceAndEndsWithTwo(String line) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");

        assertThat(terminal.run(arguments)).isEqualTo(2);

        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err())
                .startsWith("throughline")
                .endsWith("--help'.\n")
                .containsOnlyOnce("\n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpsWithEveryCommandByExamples(String command) {
        assertThat(terminal.run(command, "--help")).isZero();
        assertThat(terminal.out()).startsWith("Usage: throughline " + command).contains("Examples:");
    }

    static Iterable<String> commands() {
        return Main.commandLine().getSubcommands().keySet();
    }

    @Test
    void tellsAnUnexpectedErrorWithoutStackTrace() {
        assertThat(failing().run("fail")).isEqualTo(1);
        assertThat(terminal.err()).contains("RUN-1000").doesNotContain("\tat ").doesNotContain("secret");
    }

    @Test
    void printsTheStackTraceForDebug() {
        assertThat(failing().run("--debug", "fail")).isEqualTo(1);
        assertThat(terminal.err()).contains("RUN-1000").contains("\tat ");
    }

    @Test
    void tellsAFailureOfOurOwnInItsOwnWords() {
        terminal.add("fail", new Explained());

        assertThat(terminal.run("fail")).isEqualTo(1);
        assertThat(terminal.err().strip()).isEqualTo("throughline fail: LED-2008 the server does not flush commits.");
    }

    private Terminal failing() {
        terminal.add("fail", new Failing());
        return terminal;
    }

    @CommandLine.Command
    static final class Explained implements Runnable {

        @Override
        public void run() {
            throw new IllegalArgumentException("LED-2008 the server does not flush commits.");
        }
    }

    @CommandLine.Command
    static final class Failing implements Runnable {

        @Override
        public void run() {
            throw new IllegalStateException("secret");
        }
    }
}

package io.throughline.runner;

import ch.qos.logback.classic.Level;
import io.throughline.runner.terminal.RunnerLogging;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.RunLast;

/** Starts the command that the arguments name and ends the process with its exit code: 0 done, 1 not as it should be, 2 wrong usage. */
public final class Main {

    private Main() {}

    /** Runs one command; see {@code throughline --help}. */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** All commands, with errors told in one sentence; output and error stream may be replaced before it is executed. */
    public static CommandLine commandLine() {
        return commandLine(System.getenv(), Path.of("").toAbsolutePath());
    }

    /** The same in another environment and working directory. */
    static CommandLine commandLine(Map<String, String> environment, Path directory) {
        ThroughlineCommand root = new ThroughlineCommand(environment, directory);
        CommandLine commandLine = new CommandLine(root);
        OptionValues.registerWith(commandLine);
        ErrorReport report = new ErrorReport();
        return commandLine
                .setOut(new PrintWriter(System.out, true))
                .setErr(new PrintWriter(System.err, true))
                .setUsageHelpWidth(100)
                .setExecutionStrategy(parsed -> {
                    RunnerLogging.configure(root.debug() ? Level.DEBUG : Level.WARN);
                    return new RunLast().execute(parsed);
                })
                .setParameterExceptionHandler(report)
                .setExecutionExceptionHandler(report);
    }
}

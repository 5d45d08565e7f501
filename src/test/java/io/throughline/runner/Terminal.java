package io.throughline.runner;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** Runs commands in this process and keeps what they print. */
final class Terminal {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine;

    Terminal() {
        this(Main.commandLine());
    }

    /** In another environment and working directory. */
    Terminal(Map<String, String> environment, Path directory) {
        this(Main.commandLine(environment, directory));
    }

    private Terminal(CommandLine commands) {
        commandLine = commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }

    /** Adds a command of the test's own. */
    void add(String name, Object command) {
        commandLine.addSubcommand(name, new CommandLine(command).setErr(commandLine.getErr()));
    }

    int run(String... arguments) {
        return commandLine.execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}

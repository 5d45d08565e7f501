package io.throughline.runner;

import io.throughline.config.ConfigurationException;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.runner.terminal.CommandFailure;
import java.io.PrintWriter;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells an error in one sentence on the error stream; the stack trace only with {@code --debug}. Ends with the exit code that the command names for it. */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /** Our own messages begin with their code. */
    private static final Pattern OWN = Pattern.compile("[A-Z]{3}-\\d{4} ");

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println("%s: %s; see '%s --help'.".formatted(name, sentence(wrong.getMessage()), name));
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(describe(failure, command.getCommandSpec().qualifiedName()));
        if (debug(command)) {
            failure.printStackTrace(err);
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String describe(Exception failure, String command) {
        if (failure instanceof ConfigurationException || failure instanceof LedgerUnavailableException) {
            return failure.getMessage();
        }
        if (failure instanceof CommandFailure) {
            return command + ": " + failure.getMessage();
        }
        if (failure instanceof FailedToCreateRouteException || failure instanceof FailedToStartRouteException) {
            return notStarted(command, failure);
        }
        if (isOwn(String.valueOf(failure.getMessage()))) {
            return command + ": " + failure.getMessage();
        }
        return "%s: RUN-1000 an unexpected %s stopped the command. This is a bug; nothing recorded in the ledger is lost. Run it again with --debug and report what it prints."
                .formatted(command, failure.getClass().getSimpleName());
    }

    /** The sentence of our own that is at the bottom of it, if there is one; else what Camel says. */
    private static String notStarted(String command, Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return isOwn(message)
                ? "%s: %s".formatted(command, message)
                : "%s: RUN-1010 the routes do not start: %s. Nothing runs. Mend the route, or take your file of that name away to use the packed one."
                        .formatted(command, sentence(failure.getMessage()));
    }

    private static boolean isOwn(String message) {
        return OWN.matcher(message).lookingAt();
    }

    private static boolean debug(CommandLine command) {
        Object root = command.getCommandSpec().root().userObject();
        return root instanceof ThroughlineCommand throughline && throughline.debug();
    }

    private static String sentence(String message) {
        String text = message.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}

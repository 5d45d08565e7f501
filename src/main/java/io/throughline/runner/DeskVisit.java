package io.throughline.runner;

import io.throughline.canonical.Json;
import io.throughline.desk.DeskReply;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.LedgerAccess;
import io.throughline.runner.standalone.LedgerAccess.DeskQuestion;
import io.throughline.runner.terminal.CommandFailure;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What the commands at the desk share: who asks, which ledger, and how answers are printed. */
final class DeskVisit {

    /** The only way in. */
    static final String TOKEN = "THROUGHLINE_TOKEN";

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private LedgerOptions ledger;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** Asks, and prints the answer: done with exit code 0, refused with 1. */
    int ask(DeskAsk ask, Function<Map<String, Object>, String> text) throws Exception {
        String token = token();
        DataFolder folder = ledger.folder();
        DeskQuestion question = desk -> ask.to(desk, token);
        DeskReply reply = new LedgerAccess(folder, ledger.source(folder)).atDesk(root().layers(), question);
        if (reply.isOk()) {
            print(json ? Json.pretty(reply.body()) : text.apply(reply.body()));
            return ExitCode.OK;
        }
        if (json) {
            print(Json.pretty(reply.body()));
        }
        throw new CommandFailure(
                "%s %s".formatted(Json.textAt(reply.body(), "code"), Json.textAt(reply.body(), "message")));
    }

    private String token() {
        String token = root().environment().get(TOKEN);
        if (token == null || token.isBlank()) {
            throw new CommandFailure(
                    "RUN-1020 nobody says who you are: %s is not set. Put your personal token there; 'throughline desk token' makes one, and config/users.yaml says what you may do."
                            .formatted(TOKEN));
        }
        return token.strip();
    }

    private ThroughlineCommand root() {
        return (ThroughlineCommand) command.root().userObject();
    }

    /** The options that find the ledger, as they were given, for lines to copy. */
    String options() {
        return ledger.asGiven();
    }

    private void print(String text) {
        PrintWriter out = command.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}

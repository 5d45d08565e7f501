package io.throughline.runner;

import io.throughline.canonical.Json;
import io.throughline.desk.PersonalToken;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A new personal token and the line that knows it. */
@Command(
        name = "token",
        description = {
            "Makes a personal token of 256 random bits and prints it once, with the line for config/users.yaml. The token belongs to its person alone; only its hash is kept."
        })
final class DeskTokenCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public void run() {
        PersonalToken token = PersonalToken.random();
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.pretty(plain(token)) : text(token));
        out.flush();
    }

    private static Map<String, Object> plain(PersonalToken token) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("token", token.reveal());
        plain.put("hash", token.hash());
        return plain;
    }

    private static String text(PersonalToken token) {
        return "For the person:            export %s=%s%nFor config/users.yaml:     token: %s"
                .formatted(DeskVisit.TOKEN, token.reveal(), token.hash());
    }
}

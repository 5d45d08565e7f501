package io.throughline.runner;

import io.throughline.Throughline;
import io.throughline.canonical.Json;
import io.throughline.connector.Guarantee;
import io.throughline.runner.terminal.GuaranteeText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What each operation of each connector promises when an answer is lost. */
@Command(
        name = "guarantees",
        description = {
            "Tells for each operation of each connector how safe it is to repeat, when a lost answer is asked about, what takes it back, and what you may rely on in one sentence; from the capability files of ./routes over the packed ones."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline guarantees",
            "  throughline guarantees kantata",
            "  throughline guarantees --json | jq '.[] | select(.safety == \"look-up\") | .operation'"
        })
final class GuaranteesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "CONNECTOR",
            description = "Only those of one connector, such as netsuite.")
    private String connector;

    @Option(names = "--json", description = "Print one JSON list.")
    private boolean json;

    @Override
    public Integer call() {
        List<Guarantee> guarantees = Throughline.builder().guarantees().stream()
                .filter(guarantee ->
                        connector == null || guarantee.contract().system().equals(connector))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? Json.write(guarantees.stream()
                                        .map(GuaranteesCommand::plain)
                                        .toList()) + "\n"
                        : GuaranteeText.of(guarantees));
        out.flush();
        return guarantees.isEmpty() ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private static Map<String, Object> plain(Guarantee guarantee) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("connector", guarantee.contract().system());
        plain.put("operation", guarantee.contract().name());
        plain.put("safety", guarantee.safety());
        plain.put(
                "settleSeconds",
                guarantee.writes() ? guarantee.contract().settle().toSeconds() : null);
        plain.put("keyRetention", guarantee.writes() ? guarantee.keyRetention() : null);
        plain.put("probe", guarantee.contract().probe().orElse(null));
        plain.put("shared", guarantee.contract().shared());
        plain.put(
                "undoStyle",
                guarantee.contract().undo().map(rule -> rule.style().word()).orElse(null));
        Map<String, Object> undoneBy = new LinkedHashMap<>();
        guarantee.undoneBy().forEach((name, style) -> undoneBy.put(name, style.word()));
        plain.put("undoneBy", undoneBy);
        plain.put("promise", guarantee.promise());
        return plain;
    }
}

package io.throughline.runner;

import io.throughline.Throughline;
import io.throughline.canonical.Json;
import io.throughline.runner.terminal.QuotaText;
import io.throughline.setup.CallForecast;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Calls a day against the vendors' limits. */
@Command(
        name = "quota",
        description = {
            "Predicts how many calls a day a firm makes to each system, and how much of the vendor's limits that is: every operation of every transaction with all calls of its route, and the feeds. What 100 people do on a day stands in config/quota.yaml, the limits in config/setup/<connector>.yaml. Exit code 1 if a limit would be passed."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  throughline quota --people 500", "  throughline quota --people 5000 --json"})
final class QuotaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand root;

    @Option(names = "--people", required = true, paramLabel = "N", description = "How many people the firm has.")
    private int people;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (people < 1) {
            throw new ParameterException(spec.commandLine(), "--people is at least 1, not " + people);
        }
        List<CallForecast> forecasts =
                Throughline.builder().layers(root.layers()).quota(people);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.pretty(QuotaText.view(people, forecasts)) : QuotaText.of(people, forecasts));
        out.flush();
        return forecasts.stream().allMatch(CallForecast::fits) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}

package io.throughline.runner;

import io.throughline.Blanks;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.mapping.ExampleCoverage;
import io.throughline.mapping.MappingCatalog;
import io.throughline.mapping.MappingExample;
import io.throughline.mapping.MappingExamples;
import io.throughline.runner.terminal.CoverageView;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs the examples that lie beside the mappings. */
@Command(
        name = "test",
        description = {
            "Runs the examples beside the mappings, those of ./mappings over the packed ones, and tells each that does not hold: what was expected, what came out, and where the example stands. Exit code 1 if one does not hold."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline test",
            "  throughline test salesforce/opportunity.to-canonical --region de",
            "  throughline test --coverage --fail-below 90"
        })
final class TestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand throughline;

    @Parameters(paramLabel = "MAPPING", arity = "0..*", description = "Only the examples of these mappings.")
    private List<String> mappings = List.of();

    @Option(names = "--region", paramLabel = "CODE", description = "Only the examples of this region.")
    private String region;

    @Option(
            names = "--coverage",
            description =
                    "Tell also which rules of the mappings make a value in none of the examples, with file and line.")
    private boolean coverage;

    @Option(
            names = "--fail-below",
            paramLabel = "PERCENT",
            description = "With --coverage: exit code 1 if fewer rules than that make a value in an example.")
    private Integer failBelow;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Layers layers = throughline.layers();
        Problems problems = new Problems();
        Regions regions = Regions.load(layers, problems);
        MappingCatalog catalog = MappingCatalog.load(layers, regions.everyChain(), problems);
        checkNames(catalog, regions);
        List<MappingExample> examples = MappingExamples.load(layers, problems).stream()
                .filter(this::isAsked)
                .toList();
        Blanks.check(layers, problems);
        problems.throwIfAny();
        List<Problem> failed = examples.stream()
                .flatMap(example -> differences(example, catalog, regions).stream())
                .toList();
        Optional<ExampleCoverage> covered = coverage || failBelow != null
                ? Optional.of(ExampleCoverage.of(
                        catalog, examples, mappings.isEmpty() ? catalog.names() : mappings, regions.chains()))
                : Optional.empty();
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json ? Json.pretty(json(examples.size(), failed, covered)) : text(examples.size(), failed, covered));
        out.flush();
        boolean enough = failBelow == null || covered.orElseThrow().percent() >= failBelow;
        return failed.isEmpty() && !examples.isEmpty() && enough ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String text(int all, List<Problem> failed, Optional<ExampleCoverage> covered) {
        List<String> lines =
                new ArrayList<>(failed.stream().map(Problem::toString).toList());
        covered.map(CoverageView::text).ifPresent(lines::add);
        lines.add("%d examples, %d hold, %d do not".formatted(all, all - failed.size(), failed.size()));
        return String.join("\n", lines);
    }

    private static Map<String, Object> json(int all, List<Problem> failed, Optional<ExampleCoverage> covered) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("examples", all);
        json.put("hold", all - failed.size());
        json.put("failed", failed.stream().map(TestCommand::plain).toList());
        json.put("coverage", covered.map(CoverageView::json).orElse(null));
        return json;
    }

    private static Map<String, Object> plain(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", problem.code());
        json.put("file", problem.position().file());
        json.put("line", problem.position().line());
        json.put("text", problem.toString());
        return json;
    }

    private void checkNames(MappingCatalog catalog, Regions regions) {
        mappings.stream()
                .filter(name -> !catalog.names().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw UnknownName.of(spec.commandLine(), "mapping", name, catalog.names());
                });
        if (region != null && !regions.codes().contains(region)) {
            throw UnknownName.of(spec.commandLine(), "region", region, regions.codes());
        }
    }

    private boolean isAsked(MappingExample example) {
        return (mappings.isEmpty() || mappings.contains(example.mapping()))
                && (region == null || region.equals(example.place().region()));
    }

    private List<Problem> differences(MappingExample example, MappingCatalog catalog, Regions regions) {
        Problems found = new Problems();
        MappingExamples.check(example, throughline.layers(), catalog, regions.chains(), found);
        return found.sorted();
    }
}

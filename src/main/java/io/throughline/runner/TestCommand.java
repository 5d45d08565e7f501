package io.throughline.runner;

import io.throughline.Blanks;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.mapping.MappingCatalog;
import io.throughline.mapping.MappingExample;
import io.throughline.mapping.MappingExamples;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
        footer = {"  throughline test", "  throughline test salesforce/opportunity.to-canonical --region de"})
final class TestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand throughline;

    @Parameters(paramLabel = "MAPPING", arity = "0..*", description = "Only the examples of these mappings.")
    private List<String> mappings = List.of();

    @Option(names = "--region", paramLabel = "CODE", description = "Only the examples of this region.")
    private String region;

    @Override
    public Integer call() {
        Layers layers = throughline.layers();
        Problems problems = new Problems();
        Regions regions = Regions.load(layers, problems);
        MappingCatalog catalog = MappingCatalog.load(layers, regions.everyChain(), problems);
        checkNames(catalog);
        List<MappingExample> examples = MappingExamples.load(layers, problems).stream()
                .filter(this::isAsked)
                .toList();
        Blanks.check(layers, problems);
        problems.throwIfAny();
        long failed = examples.stream()
                .filter(example -> differs(example, catalog, regions))
                .count();
        PrintWriter out = spec.commandLine().getOut();
        out.println("%d examples, %d hold, %d do not".formatted(examples.size(), examples.size() - failed, failed));
        out.flush();
        return failed == 0 && !examples.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void checkNames(MappingCatalog catalog) {
        mappings.stream()
                .filter(name -> !catalog.names().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "there is no mapping '%s'; there are %s"
                                    .formatted(name, String.join(", ", catalog.names())));
                });
    }

    private boolean isAsked(MappingExample example) {
        return (mappings.isEmpty() || mappings.contains(example.mapping()))
                && (region == null || region.equals(example.place().region()));
    }

    private boolean differs(MappingExample example, MappingCatalog catalog, Regions regions) {
        Problems found = new Problems();
        MappingExamples.check(example, throughline.layers(), catalog, regions.chains(), found);
        found.sorted().forEach(spec.commandLine().getOut()::println);
        return found.size() > 0;
    }
}

package io.throughline.runner;

import io.throughline.Throughline;
import io.throughline.ThroughlineBuilder;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.RegionalChange;
import io.throughline.config.RegionalPolicies;
import io.throughline.config.Regions;
import io.throughline.mapping.MappingCatalog;
import io.throughline.mapping.RegionalMappings;
import io.throughline.model.SchemaChanges;
import io.throughline.runner.terminal.ProblemsView;
import io.throughline.runner.terminal.RegionView;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Every problem of every file at once; the same checks that a runner makes at its start. */
@Command(
        name = "validate",
        description = {
            "Checks all routes, mappings, lookups and configuration, those of ./routes, ./mappings and ./config over the packed ones, and reports every problem at once with file and line. Exit code 1 if there is an error; warnings are told, and refuse nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline validate",
            "  throughline validate --strict --json",
            "  throughline validate --region de",
            "  throughline validate --against /tmp/last-release"
        })
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand root;

    @Option(
            names = "--against",
            paramLabel = "FOLDER",
            description =
                    "Also compare the schemas of objects and events with those of a folder of earlier files, and refuse what breaks their promises without a new version.")
    private Path against;

    @Option(names = "--strict", description = "Count warnings as errors.")
    private boolean strict;

    @Option(
            names = "--region",
            paramLabel = "CODE",
            description =
                    "Instead of checking, show what this region has otherwise than the base: fields of mappings, rows of tables and values of region files, with file and line, and since when.")
    private String region;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return region == null ? checked() : compared();
    }

    private int compared() {
        Problems problems = new Problems();
        Regions regions = Regions.load(root.layers(), problems);
        MappingCatalog catalog = MappingCatalog.load(root.layers(), regions.everyChain(), problems);
        problems.throwIfAny();
        List<String> chain = chain(regions);
        List<RegionalChange> changes = new ArrayList<>(RegionalPolicies.of(root.layers(), chain));
        changes.addAll(new RegionalMappings(catalog, chain).changes());
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json ? Json.pretty(RegionView.json(region, chain, changes)) : RegionView.text(region, chain, changes));
        out.flush();
        return ExitCode.OK;
    }

    /** Of a layer such as emea too, which no deal is placed in. */
    private List<String> chain(Regions regions) {
        return regions.region(region)
                .map(Region::chain)
                .or(() -> regions.chains().values().stream()
                        .filter(chain -> chain.contains(region))
                        .map(chain -> chain.subList(chain.indexOf(region), chain.size()))
                        .findFirst())
                .orElseThrow(() -> UnknownName.of(spec.commandLine(), "region", region, regions.codes()));
    }

    private int checked() {
        ThroughlineBuilder builder = Throughline.builder().layers(root.layers());
        List<Problem> problems = problems(builder);
        boolean errors = problems.stream().anyMatch(problem -> strict || problem.isError());
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? Json.pretty(ProblemsView.json(problems, !errors))
                        : ProblemsView.text(problems, errors ? "" : builder.summary(), strict));
        out.flush();
        return errors ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private List<Problem> problems(ThroughlineBuilder builder) {
        if (against == null) {
            return builder.check();
        }
        if (!Files.isDirectory(against)) {
            throw new ParameterException(spec.commandLine(), "--against: there is no folder " + against);
        }
        Problems problems = new Problems();
        problems.addAll(builder.check());
        SchemaChanges.check(Layers.over(against), root.layers(), problems);
        return problems.sorted().stream().distinct().toList();
    }
}

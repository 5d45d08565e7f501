package io.throughline.runner;

import io.throughline.Blanks;
import io.throughline.canonical.Json;
import io.throughline.canonical.JsonException;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.mapping.Explanation;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.MappingCatalog;
import io.throughline.mapping.MappingException;
import io.throughline.runner.terminal.CommandFailure;
import io.throughline.runner.terminal.ExplanationJson;
import io.throughline.runner.terminal.ExplanationText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One mapping on one JSON file, as a region has it. */
@Command(
        name = "map",
        description = {
            "Runs one mapping on a JSON file and prints the result. Files in ./mappings and ./config override the packed ones."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline map deal.json --mapping salesforce/opportunity.to-canonical --region de",
            "  throughline map deal.json --mapping salesforce/opportunity.to-canonical --legal-entity de01 --customer acme --date 2027-01-01",
            "  throughline map deal.json --mapping salesforce/opportunity.to-canonical --explain",
            "  throughline map document.json --mapping netsuite/customer.from-canonical --context marker=tl-1",
            "  throughline map document.json --mapping salesforce/status.from-canonical --present deal.json --explain"
        })
final class MapCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "JSON file with the input; - reads standard input.")
    private String file;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "NAME",
            description = "System, object and direction, for example salesforce/opportunity.to-canonical.")
    private String mapping;

    @Mixin
    private PlaceOptions place;

    @Option(
            names = "--context",
            paramLabel = "NAME=VALUE",
            description = "A value that mappings read behind $, for example marker=tl-1; may be repeated.")
    private Map<String, String> context = new LinkedHashMap<>();

    @Option(
            names = "--present",
            paramLabel = "FILE",
            description =
                    "JSON file with the record as the target has it, for mappings that send only what differs; without it, there is none.")
    private String present;

    @Option(
            names = "--explain",
            description =
                    "Print after the result, for each field, its value and the file, layer and line that decided it.")
    private boolean explain;

    @Option(
            names = "--field",
            paramLabel = "PATH",
            description =
                    "With --explain: only this field of the result and what lies in it, such as account.taxNumber.")
    private String field;

    @Option(names = "--json", description = "With --explain: as JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Layers layers = Layers.over(Path.of("").toAbsolutePath());
        Problems problems = new Problems();
        Regions regions = Regions.load(layers, problems);
        Blanks.throwIfAny(layers, problems);
        MappingCatalog catalog = MappingCatalog.load(layers, regions.everyChain(), new Problems());
        Mapping chosen = mapping(catalog, place.chain(regions));
        Map<String, Object> values = values(regions, Systems.load(layers, new Problems()));
        values.put("present", present == null ? null : read(present));
        return run(chosen, read(file), values);
    }

    private int run(Mapping chosen, Object input, Map<String, Object> values) {
        return explain ? explained(chosen.explain(input, values)) : mapped(chosen, input, values);
    }

    private int mapped(Mapping chosen, Object input, Map<String, Object> values) {
        try {
            print(Json.pretty(chosen.apply(input, values)));
            return ExitCode.OK;
        } catch (MappingException refused) {
            throw new CommandFailure(refused.getMessage(), refused);
        }
    }

    private int explained(Explanation explanation) {
        Explanation asked = field == null ? explanation : explanation.of(field);
        if (json) {
            print(Json.pretty(ExplanationJson.of(asked)));
        } else {
            if (field == null && explanation.result() != null) {
                print(Json.pretty(explanation.result()));
            }
            boolean silent = asked.fields().isEmpty()
                    && asked.absent().isEmpty()
                    && asked.problems().isEmpty();
            print(silent ? nothing() : ExplanationText.of(asked));
        }
        return explanation.problems().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private String nothing() {
        return field == null ? "no field has a value" : "%s has no value: no rule names it".formatted(field);
    }

    private Mapping mapping(MappingCatalog catalog, List<String> chain) {
        if (!catalog.names().contains(mapping)) {
            throw UnknownName.of(spec.commandLine(), "mapping", mapping, catalog.names());
        }
        return catalog.mapping(mapping, chain);
    }

    private Map<String, Object> values(Regions regions, Systems systems) {
        Map<String, Object> values = new LinkedHashMap<>(context);
        place.context(regions, Clock.systemUTC()).forEach(values::putIfAbsent);
        values.putIfAbsent(
                "system",
                systems.find(mapping.split("/")[0]).map(MapCommand::settings).orElse(Map.of()));
        return values;
    }

    /** As routes give them to mappings behind {@code $system}. */
    private static Map<String, Object> settings(SystemConfig system) {
        Map<String, Object> settings = new LinkedHashMap<>(system.settings());
        settings.put("url", system.url().toString());
        return settings;
    }

    private Object read(String name) throws IOException {
        try {
            Object input = Json.read(name.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(readable(name)));
            if (!Json.isObject(input)) {
                throw new CommandFailure(
                        "%s holds no JSON object, and a mapping reads one record. Nothing was mapped. Give it the record itself, without a list around it."
                                .formatted(name));
            }
            return input;
        } catch (JsonException broken) {
            throw new CommandFailure("%s is no JSON that can be read: %s".formatted(name, broken.getMessage()), broken);
        }
    }

    private Path readable(String name) {
        Path path = Path.of(name);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new ParameterException(spec.commandLine(), "the file '%s' cannot be read".formatted(name));
        }
        return path;
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}

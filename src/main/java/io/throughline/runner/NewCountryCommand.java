package io.throughline.runner;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.runner.country.CountryFiles;
import io.throughline.runner.terminal.CommandFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes the files of a country, with a mark at each place that somebody has to fill in. */
@Command(
        name = "new-country",
        description = {
            "Writes the files of a country into ./config and ./mappings. What is known is filled in; each other place says 'fill-in: …', and validate and run refuse the files until all of these are filled in. Never writes over a file."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  throughline new-country PL --extends emea", "  throughline validate"})
final class NewCountryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand throughline;

    @Parameters(paramLabel = "COUNTRY", description = "ISO 3166-1 alpha-2 code, such as PL.")
    private String country;

    @Option(
            names = "--extends",
            required = true,
            paramLabel = "REGION",
            description = "The region it belongs to, such as emea.")
    private String parent;

    @Option(
            names = "--legal-entity",
            paramLabel = "ID",
            description = "Id of the company that sells there; default: the country's code and 01.")
    private String legalEntity;

    @Override
    public Integer call() throws IOException {
        Layers layers = throughline.layers();
        Regions regions = Regions.load(layers, new Problems());
        Region wider = regions.region(parent)
                .orElseThrow(() -> usage(
                        "there is no region '%s'; there are %s".formatted(parent, String.join(", ", regions.codes()))));
        CountryFiles files = new CountryFiles(code(), wider, entity(), wider.facts());
        refuseIfKnown(regions, files);
        write(files.texts(layers));
        return ExitCode.OK;
    }

    private String code() {
        String code = country.toUpperCase(Locale.ROOT);
        if (!List.of(Locale.getISOCountries()).contains(code)) {
            throw usage("'%s' is no country code of ISO 3166-1 alpha-2, such as PL".formatted(country));
        }
        return code;
    }

    private String entity() {
        String id = legalEntity == null ? code().toLowerCase(Locale.ROOT) + "01" : legalEntity;
        if (!id.matches("[a-z][a-z0-9-]{1,15}")) {
            throw usage("'%s' is no id of a legal entity: small letters, digits and -, at most 16".formatted(id));
        }
        return id;
    }

    private void refuseIfKnown(Regions regions, CountryFiles files) {
        if (regions.region(files.region()).isPresent()) {
            throw new CommandFailure(
                    "RUN-1030 there is a region '%s' already; change its file instead. Nothing was written."
                            .formatted(files.region()));
        }
        regions.selling().stream()
                .filter(region -> region.countries().contains(code()))
                .findFirst()
                .ifPresent(region -> {
                    throw new CommandFailure(
                            "RUN-1030 deals of %s belong to the region '%s' (config/regions/%s.yaml). Take the country out there first. Nothing was written."
                                    .formatted(code(), region.code(), region.code()));
                });
    }

    private void write(Map<String, String> texts) throws IOException {
        Path directory = throughline.directory();
        texts.keySet().stream()
                .map(directory::resolve)
                .filter(Files::exists)
                .findFirst()
                .ifPresent(there -> {
                    throw new CommandFailure("RUN-1030 %s is there already. Nothing was written.".formatted(there));
                });
        PrintWriter out = spec.commandLine().getOut();
        for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
            Path file = directory.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            out.println("wrote " + text.getKey());
        }
        out.println("Fill in what says 'fill-in', then: throughline validate");
        out.flush();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

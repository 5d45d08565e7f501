package io.throughline.config;

import io.throughline.config.ApiDescription.ErrorPlaces;
import io.throughline.config.ApiDescription.Meaning;
import io.throughline.config.ApiDescription.Pages;
import io.throughline.config.ApiDescription.Word;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code config/connectors/*.yaml}. Codes {@code SYS-102x}. */
final class ApiDescriptionReader {

    private static final String FOLDER = "config/connectors/";
    private static final String SUFFIX = ".yaml";
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(5);

    private final Problems problems;

    ApiDescriptionReader(Problems problems) {
        this.problems = problems;
    }

    /** All descriptions by connector. */
    Map<String, ApiDescription> read(Layers layers) {
        Map<String, ApiDescription> found = new TreeMap<>();
        for (String path : layers.list(FOLDER, SUFFIX)) {
            String connector = path.substring(FOLDER.length(), path.length() - SUFFIX.length());
            YamlReader.readMap(layers, path, problems)
                    .ifPresent(map -> found.put(connector, description(connector, map.fields(problems))));
        }
        return found;
    }

    private ApiDescription description(String connector, YamlFields fields) {
        return fields.fields("files")
                .map(files -> ofFiles(connector, fields, files))
                .orElseGet(() -> ofApi(connector, fields));
    }

    /** A folder answers in our own words, so that only its files are described. */
    private ApiDescription ofFiles(String connector, YamlFields fields, YamlFields files) {
        fields.onlyKeys("settings", "files");
        return new ApiDescription(
                connector,
                fields.texts("settings"),
                "",
                Map.of(),
                new ErrorPlaces("error.code", "error.message", "error.field"),
                List.of(),
                Optional.empty(),
                Optional.of(new FileFormReader(problems).read(files)));
    }

    private ApiDescription ofApi(String connector, YamlFields fields) {
        fields.onlyKeys("settings", "authentication", "headers", "error", "answers", "paging")
                .require("authentication");
        String token = fields.fields("authentication")
                .map(access -> access.onlyKeys("bearer").requiredText("bearer"))
                .orElse("");
        return new ApiDescription(
                connector,
                fields.texts("settings"),
                token,
                texts(fields, "headers"),
                fields.fields("error").map(ApiDescriptionReader::error).orElse(new ErrorPlaces("", "", "")),
                fields.maps("answers").stream().map(this::meaning).toList(),
                fields.fields("paging").map(this::pages),
                Optional.empty());
    }

    private static ErrorPlaces error(YamlFields fields) {
        fields.onlyKeys("code", "message", "field");
        return new ErrorPlaces(
                fields.text("code").orElse(""),
                fields.text("message").orElse(""),
                fields.text("field").orElse(""));
    }

    private Meaning meaning(YamlFields fields) {
        fields.onlyKeys("status", "code", "says", "means", "for").require("status", "means");
        int status = fields.integer("status").orElse(0);
        if (status < 200 || status > 599) {
            problems.add(
                    "SYS-1020",
                    fields.map(),
                    "%d is no HTTP status that an answer can have.".formatted(status),
                    "Write 200 to 599.");
        }
        return new Meaning(
                status,
                fields.text("code").orElse(""),
                fields.text("says").orElse(""),
                fields.choice("means", Word.class).orElse(Word.UNKNOWN),
                fields.duration("for").orElse(DEFAULT_PAUSE));
    }

    private Pages pages(YamlFields fields) {
        fields.onlyKeys("records", "query", "number", "size", "next").require("records");
        Map<String, String> query = texts(fields, "query");
        Optional<String> number = fields.text("number");
        Optional<String> next = fields.text("next");
        boolean counted = number.isPresent()
                && fields.text("size").map(query::containsKey).orElse(false);
        if (counted == next.isPresent()
                || number.filter(name -> !query.containsKey(name)).isPresent()) {
            problems.add(
                    "SYS-1021",
                    fields.map(),
                    "it does not say how a list goes on.",
                    "Write either next: the path of the next page's address, or number: and size:, both parameters of query.");
        }
        return new Pages(
                fields.requiredText("records"),
                query,
                number.orElse(""),
                fields.text("size").orElse(""),
                next.orElse(""));
    }

    private static Map<String, String> texts(YamlFields fields, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.fields(name)
                .ifPresent(inner ->
                        inner.map().names().forEach(key -> inner.text(key).ifPresent(value -> texts.put(key, value))));
        return texts;
    }
}

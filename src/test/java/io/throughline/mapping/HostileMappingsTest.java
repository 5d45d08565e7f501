package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.throughline.canonical.Json;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code mapping/hostile-cases.yaml} (S-20 to S-24): each is refused with its place, soon, and the process lives on. */
class HostileMappingsTest {

    private static final Duration BOUND = Duration.ofSeconds(15);

    @TempDir
    Path root;

    @TestFactory
    Stream<DynamicTest> everyHostileBundleIsRefusedWithItsPlaceWithinABound() throws IOException {
        return cases().stream()
                .map(Json::asObject)
                .map(theCase -> DynamicTest.dynamicTest((String) theCase.get("name"), () -> isRefused(theCase)));
    }

    private List<Object> cases() throws IOException {
        Problems problems = new Problems();
        try (var in = getClass().getResourceAsStream("/mapping/hostile-cases.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ((YamlList) YamlReader.read("hostile-cases.yaml", text, problems)
                            .orElseThrow())
                    .plain();
        } finally {
            problems.throwIfAny();
        }
    }

    private void isRefused(Map<String, Object> theCase) {
        Path folder = folder();
        MappingFolder files = new MappingFolder(folder);
        given(theCase, "files").forEach((path, text) -> files.with(path, expanded((String) text, theCase)));
        given(theCase, "links").forEach((path, target) -> link(folder.resolve(path), (String) target));
        if (theCase.containsKey("rule")) {
            files.with(
                    "mappings/" + MappingFolder.NAME + ".yaml",
                    MappingFolder.HEAD + "  x: " + expanded((String) theCase.get("rule"), theCase) + "\n");
        }

        List<String> found = assertTimeoutPreemptively(BOUND, () -> {
            MappingCatalog catalog = files.catalog(List.of("de"));
            return theCase.containsKey("input")
                    ? ran(files, catalog, theCase)
                    : files.problems().stream()
                            .map(problem ->
                                    problem.code() + " " + problem.position().line())
                            .toList();
        });

        assertThat(found)
                .as(String.valueOf(theCase.get("name")))
                .anySatisfy(problem -> assertThat(problem).isEqualTo(theCase.get("refused")));
    }

    private static List<String> ran(MappingFolder files, MappingCatalog catalog, Map<String, Object> theCase) {
        assertThat(files.problems()).as("it loads").isEmpty();
        Object input = Json.read(expanded(Json.write(theCase.get("input")), theCase));
        return catalog.mapping(MappingFolder.NAME, List.of()).explain(input, Map.of()).problems().stream()
                .map(problem -> problem.code() + " " + problem.position().line())
                .toList();
    }

    private Path folder() {
        try {
            return Files.createTempDirectory(root, "case");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path link, String target) {
        try {
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, Path.of(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> given(Map<String, Object> theCase, String name) {
        return Json.asObject(theCase.getOrDefault(name, Map.of()));
    }

    private static String expanded(String text, Map<String, Object> theCase) {
        String[] made = {text};
        given(theCase, "macros").forEach((name, macro) -> {
            Map<String, Object> repeat = Json.asObject(macro);
            made[0] = made[0].replace(
                    "@" + name + "@", ((String) repeat.get("text")).repeat((Integer) repeat.get("times")));
        });
        return made[0];
    }
}

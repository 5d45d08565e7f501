package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code mapping/language-cases.yaml}: every word of the language. */
class MappingLanguageCasesTest {

    private static final String LOOKUP = """
            key,canonical,number,region
            Advisory,advisory,1,
            7,seven,7,
            "a, b","both ""so""\",2,
            Beratung,advisory-de,3,de
            Beratung,advisory-emea,4,emea
            """;

    private static final String RATES = """
            role,grade,netsuite,validFrom,validTo,region
            Lead,A,11,,2025-12-31,
            Lead,A,12,2026-01-01,,
            Lead,A,13,2026-03-01,2026-03-31,de
            Junior,B,20,2026-01-01,2026-06-30,
            """;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyWordDoesWhatItsCaseSays() throws IOException {
        return cases().stream()
                .map(Json::asObject)
                .map(theCase -> DynamicTest.dynamicTest((String) theCase.get("name"), () -> holds(theCase)));
    }

    private List<Object> cases() throws IOException {
        Problems problems = new Problems();
        try (var in = getClass().getResourceAsStream("/mapping/language-cases.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            YamlList cases = (YamlList)
                    YamlReader.read("language-cases.yaml", text, problems).orElseThrow();
            return cases.plain();
        } finally {
            problems.throwIfAny();
        }
    }

    private void holds(Map<String, Object> theCase) {
        List<String> chain = Optional.ofNullable(theCase.get("region")).map(Json::asList).orElse(List.of()).stream()
                .map(String.class::cast)
                .toList();
        MappingFolder files = new MappingFolder(folder)
                .with("mappings/lookups/lines.csv", LOOKUP)
                .with("mappings/lookups/roles.csv", RATES)
                .fields("x: " + Json.write(theCase.get("rule")));
        Mapping mapping = files.mapping(chain.toArray(String[]::new));
        Map<String, Object> context = Json.asObject(theCase.getOrDefault("context", Map.of()));

        Explanation made = mapping.explain(theCase.get("input"), context);

        List<String> errors =
                made.problems().stream().map(p -> p.code() + " " + p.path()).toList();
        assertThat(errors).isEqualTo(theCase.getOrDefault("errors", List.of()));
        if (errors.isEmpty()) {
            Map<String, Object> expected = new TreeMap<>();
            if (theCase.containsKey("output")) {
                expected.put("x", theCase.get("output"));
            }
            assertThat(Json.write(made.result())).isEqualTo(Json.write(expected));
            assertThat(mapping.apply(theCase.get("input"), context)).isEqualTo(made.result());
        }
    }
}

package io.throughline.camel.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.connector.Capabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fixture routes say in a comment, at the line, which problems are expected there; everything else must pass. */
class RouteLintTest {

    private static final Path FIXTURES = Path.of("src/test/resources/lint");
    private static final Pattern EXPECTED = Pattern.compile("#((?: LNT-[0-9]{4})+)$");
    private static final List<Problem> FOUND = lint(Layers.only(FIXTURES));

    static Stream<String> fixtures() {
        return Layers.only(FIXTURES).list("routes", ".yaml").stream()
                .filter(path -> !path.endsWith(".capability.yaml"));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    @DisplayName("S-14 each line that is refused is refused for its reason, and no other line is")
    void s14RefusesTheMarkedLinesAndNoOthers(String file) throws IOException {
        List<String> found = FOUND.stream()
                .filter(problem -> problem.position().file().equals(file))
                .filter(problem ->
                        problem.code().startsWith("LNT-") && problem.position().line() > 0)
                .filter(problem -> !file.endsWith("acme-thing-quiet.yaml"))
                .map(problem -> problem.position().line() + " " + problem.code())
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected(file));
    }

    private static List<String> expected(String file) throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> lines = Files.readAllLines(FIXTURES.resolve(file));
        for (int line = 1; line <= lines.size(); line++) {
            Matcher mark = EXPECTED.matcher(lines.get(line - 1));
            if (mark.find()) {
                for (String code : mark.group(1).strip().split(" ")) {
                    expected.add(line + " " + code);
                }
            }
        }
        return expected;
    }

    @Test
    void anOperationThatSaysNothingAboutErrorsIsRefused() {
        assertThat(of("routes/connectors/acme/acme-thing-quiet.yaml"))
                .extracting(Problem::code)
                .containsExactly("LNT-1107");
    }

    @Test
    void aRouteWithoutDescriptionIsRefused() {
        assertThat(of("routes/connectors/acme/wrong-name.yaml"))
                .anySatisfy(problem -> assertThat(problem.message()).contains("'description' is missing"));
    }

    @Test
    void everyProblemTellsWhatToDoInstead() {
        assertThat(FOUND).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.message()).hasSizeGreaterThan(20).endsWith(".");
            assertThat(problem.action()).hasSizeGreaterThan(10);
        });
        assertThat(of("routes/workflows/refused-patterns.yaml"))
                .filteredOn(problem -> problem.message().startsWith("'wireTap'"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.action()).contains("workflow:<name>", "join="));
    }

    @Test
    @DisplayName("G16 a secret that is found is not repeated")
    void g16ASecretIsNotRepeated() {
        assertThat(of("routes/connectors/acme/acme-secrets.yaml"))
                .hasSize(4)
                .noneSatisfy(problem ->
                        assertThat(problem.toString()).containsAnyOf("abcdefgh", "12345", "MfKQ9", "hunter2"));
    }

    @Test
    void aMisspeltOperationIsShownTheNearestName() {
        assertThat(of("routes/workflows/steps.yaml"))
                .filteredOn(problem -> problem.message().contains("erp-thing-mak"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.action()).contains("erp-thing-make"));
    }

    @Test
    void theShippedRoutesPass() {
        assertThat(lint(Layers.only(Path.of("."))))
                .filteredOn(problem -> problem.code().startsWith("LNT-"))
                .isEmpty();
    }

    private static List<Problem> of(String file) {
        return FOUND.stream()
                .filter(problem -> problem.position().file().equals(file))
                .toList();
    }

    private static List<Problem> lint(Layers layers) {
        Problems problems = new Problems();
        RouteLint.check(layers, Capabilities.load(layers, problems), problems);
        return problems.sorted();
    }
}

package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.config.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bundles that a stranger broke, each in one way, laid over the shipped files: every one must be told with its code at its place. A case of
 * {@code src/test/resources/mapping/broken/cases.yaml} writes files or edits shipped ones, and says code and place: a line, or the text that stands
 * there.
 */
class BrokenBundlesCasesTest {

    private static final Path CASES = Path.of("src/test/resources/mapping/broken/cases.yaml");

    @TempDir
    Path root;

    @TestFactory
    Stream<DynamicTest> i4EveryBrokenBundleIsToldAtItsPlace() throws IOException {
        List<Object> cases = cases();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(40);
        return cases.stream()
                .map(Json::asObject)
                .map(broken ->
                        DynamicTest.dynamicTest(String.valueOf(broken.get("name")), () -> toldAtItsPlace(broken)));
    }

    @Test
    void i4TheShippedFilesHaveNoProblemAndNoWarning() {
        assertThat(Throughline.builder().layers(Layers.over(root)).check()).isEmpty();
    }

    private static List<Object> cases() throws IOException {
        Problems problems = new Problems();
        List<Object> cases = YamlReader.read(CASES.toString(), Files.readString(CASES), problems)
                .map(node -> Json.asList(node.plain()))
                .orElse(List.of());
        assertThat(problems.sorted()).isEmpty();
        return cases;
    }

    private void toldAtItsPlace(Map<String, Object> broken) throws IOException {
        Path folder = Files.createTempDirectory(root, "bundle");
        Json.asObject(broken.getOrDefault("files", Map.of()))
                .forEach((path, text) -> write(folder, path, String.valueOf(text)));
        for (Object edit : Json.asList(broken.getOrDefault("edits", List.of()))) {
            edit(folder, Json.asObject(edit));
        }

        List<Problem> problems =
                Throughline.builder().layers(Layers.over(folder)).check();

        List<String> found = problems.stream().map(BrokenBundlesCasesTest::told).toList();
        for (Object one : Json.asList(broken.get("expect"))) {
            Map<String, Object> expected = Json.asObject(one);
            String place = place(folder, expected);
            assertThat(found).as("told: %s", problems).contains(place);
            assertThat(problems)
                    .filteredOn(problem -> told(problem).equals(place))
                    .anyMatch(problem -> (problem.message() + " " + problem.action())
                            .contains(String.valueOf(expected.getOrDefault("says", ""))));
        }
        boolean alone = !Boolean.TRUE.equals(broken.get("more"));
        List<Object> expected = Json.asList(broken.get("expect"));
        assertThat(alone ? found.stream().filter(one -> !isConsequence(one)).toList() : List.of())
                .as("nothing else is told")
                .hasSizeLessThanOrEqualTo(expected.size());
    }

    /** Examples show the same mistake once more. */
    private static boolean isConsequence(String told) {
        return told.startsWith("MAP-1012") && !told.contains("project.to-canonical");
    }

    private static String told(Problem problem) {
        return (problem.isError() ? "" : "warning ") + problem.code() + " " + problem.position();
    }

    private static String place(Path folder, Map<String, Object> expected) throws IOException {
        String file = String.valueOf(expected.get("file"));
        String text = Layers.over(folder).find(file).orElseThrow().text();
        String kind = Boolean.TRUE.equals(expected.get("warning")) ? "warning " : "";
        return kind + expected.get("code") + " " + file + place(text, expected);
    }

    /** {@code :line:column} of the text in {@code at}, or as {@code place} says; a row of a table has no column. */
    private static String place(String text, Map<String, Object> expected) {
        if (!expected.containsKey("at")) {
            return String.valueOf(expected.getOrDefault("place", ""));
        }
        int found = text.indexOf(String.valueOf(expected.get("at")));
        assertThat(found).as("'%s' in the file", expected.get("at")).isNotNegative();
        int shift = ((Number) expected.getOrDefault("shift", 0)).intValue();
        String before = text.substring(0, found + shift);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return ":" + line + ":" + column;
    }

    private static void edit(Path folder, Map<String, Object> edit) throws IOException {
        String path = String.valueOf(edit.get("file"));
        Path own = folder.resolve(path);
        String text = Files.exists(own)
                ? Files.readString(own)
                : Layers.over().find(path).orElseThrow().text();
        String replace = String.valueOf(edit.get("replace"));
        assertThat(text).contains(replace);
        write(
                folder,
                path,
                text.replaceFirst(
                        java.util.regex.Pattern.quote(replace),
                        java.util.regex.Matcher.quoteReplacement(String.valueOf(edit.get("with")))));
    }

    private static void write(Path folder, String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

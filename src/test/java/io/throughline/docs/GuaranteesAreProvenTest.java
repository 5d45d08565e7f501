package io.throughline.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages promise is proven by tests that exist, and nothing that must be proven is forgotten. */
class GuaranteesAreProvenTest {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Path SABOTAGES = Path.of("src/test/resources/sabotage");
    private static final Path GUARANTEES = Path.of("docs/guarantees.md");
    private static final Path TESTING = Path.of("docs/testing.md");
    private static final Pattern TEST_CLASS = Pattern.compile("`(?:[a-z]+\\.)*([A-Z]\\w*(?:Test|IT|Contract))`");

    /** Rules that must never be breakable unnoticed; each is a file in {@link #SABOTAGES}. */
    private static final List<String> THIRTEEN = List.of(
            "epoch-not-in-where",
            "tries-counted-at-the-end",
            "answered-before-commit",
            "dedupe-in-own-transaction",
            "node-clock-for-lease",
            "attempt-number-in-key",
            "forward-order-compensation",
            "compensated-despite-an-error",
            "heartbeat-without-epoch",
            "commit-after-caught-duplicate",
            "cursor-moved-early",
            "signature-over-reserialised-body",
            "no-settle-time");

    @Test
    void theThirteenSabotagesAreThere() {
        assertThat(THIRTEEN)
                .allSatisfy(
                        name -> assertThat(SABOTAGES.resolve(name + ".yaml")).exists());
    }

    @Test
    void theThirteenSabotagesHaveARowThatSaysWhatTheyBreak() {
        assumeTrue(Files.exists(TESTING), "there is no page about testing yet");
        String page = text(TESTING);
        assertThat(THIRTEEN).allSatisfy(name -> assertThat(page).contains("| " + name + " |"));
    }

    @Test
    void everyTestThatAPageNamesExists() {
        Set<String> existing = testClasses();
        Stream.of(GUARANTEES, TESTING)
                .filter(Files::exists)
                .forEach(page -> assertThat(namedIn(text(page)))
                        .as("test classes named in %s", page)
                        .isSubsetOf(existing));
    }

    @Test
    void everyGuaranteeHasARowThatNamesATest() {
        assumeTrue(Files.exists(GUARANTEES), "there is no page of guarantees yet");
        List<String> rows =
                text(GUARANTEES).lines().filter(line -> line.startsWith("|")).toList();
        assumeTrue(rows.stream().anyMatch(row -> isNamed("G1", row)), "the page has no table of guarantees yet");
        ids("G%d", 16)
                .forEach(id -> assertThat(rows)
                        .as("a row of %s with a test", id)
                        .anyMatch(row -> isNamed(id, row) && !namedIn(row).isEmpty()));
    }

    @Test
    void everyGuaranteeAndEveryFaultCaseIsNamedByATest() {
        assumeTrue(Files.exists(TESTING), "there is no page about testing yet");
        assumeTrue(isNamed("R-01", text(TESTING)), "the page has no table of fault cases yet");
        String said = sources() + text(TESTING);
        assertThat(Stream.concat(ids("G%d", 16), ids("R-%02d", 27)))
                .as("ids that no test and no row of %s names", TESTING)
                .allMatch(id -> isNamed(id, said));
    }

    /** Written out, or as the beginning of a test's name: {@code g5…}, {@code r05…}. */
    private static boolean isNamed(String id, String text) {
        String asName = id.replace("-", "").toLowerCase(java.util.Locale.ROOT);
        return Pattern.compile("\\b%s\\b|\\b%s[A-Z]".formatted(id, asName))
                .matcher(text)
                .find();
    }

    private static Stream<String> ids(String format, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(format::formatted);
    }

    private static Set<String> namedIn(String text) {
        return TEST_CLASS
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> testClasses() {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sources() {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(GuaranteesAreProvenTest::text)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

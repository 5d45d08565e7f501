package io.throughline.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Breaks one guarantee after the other, as the files of {@code src/test/resources/sabotage} say, and requires that a test of the ordinary suite fails for each.
 * Runs with {@code -Pchaos}; {@code -Dthroughline.sabotage=PART} only those with that part in their names.
 */
@Tag("chaos")
class SabotageIT {

    private static final Path FOLDER = Path.of("target", "sabotage");

    @TestFactory
    Stream<DynamicTest> everySabotageIsCaught() {
        String part = System.getProperty("throughline.sabotage", "");
        List<Sabotage> chosen = Sabotage.all().stream()
                .filter(sabotage -> sabotage.name().contains(part))
                .toList();
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("unsabotaged, all named tests pass", () -> allPass(chosen))),
                chosen.stream()
                        .map(sabotage -> DynamicTest.dynamicTest(
                                sabotage.name() + ": " + sabotage.guarantee(), () -> isCaught(sabotage))));
    }

    private static void allPass(List<Sabotage> sabotages) throws Exception {
        List<String> tests = sabotages.stream()
                .flatMap(sabotage -> sabotage.tests().stream())
                .distinct()
                .toList();
        Path nothing = Files.createDirectories(FOLDER.resolve("none"));
        Path log = FOLDER.resolve("none.log");
        assertThat(TestRun.of(tests, nothing, log))
                .as("the named tests, see %s", log)
                .isEqualTo(TestRun.End.PASSED);
    }

    private static void isCaught(Sabotage sabotage) throws Exception {
        Path folder = FOLDER.resolve(sabotage.name());
        SabotagedCode.write(sabotage, folder);
        TestRun.End end = TestRun.of(sabotage.tests(), folder, FOLDER.resolve(sabotage.name() + ".log"));
        assertThat(end)
                .as(
                        "sabotage '%s' (%s) must be caught by one of %s",
                        sabotage.name(), sabotage.guarantee(), sabotage.tests())
                .isEqualTo(TestRun.End.FAILED);
    }
}

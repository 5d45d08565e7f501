package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TestCommandTest {

    private static final String LINK = "salesforce/link.to-canonical";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int test(String... arguments) {
        CommandLine line =
                Main.commandLine(Map.of(), folder).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        return line.execute(arguments);
    }

    @Test
    void i4TheShippedExamplesHold() {
        assertThat(test("test")).as(out.toString()).isZero();
        assertThat(out.toString()).containsPattern("\\d{2,} examples, \\d{2,} hold, 0 do not");
    }

    @Test
    void i4AnExampleThatDoesNotHoldIsToldWithItsPlaceAndFailsTheCommand() throws IOException {
        Path examples = folder.resolve("mappings/" + LINK + ".examples.yaml");
        Files.createDirectories(examples.getParent());
        Files.writeString(examples, "- name: nothing comes of nothing\n  input: {}\n  output: { id: there }\n");
        assertThat(test("test", LINK)).isEqualTo(1);
        assertThat(out.toString())
                .contains("mappings/" + LINK + ".examples.yaml:1:3", "nothing comes of nothing", "0 hold, 1 do not");
    }

    @Test
    void i4AnExampleThatFailsTellsEachValueThatDiffersWithTheRuleThatMadeIt() throws IOException {
        examples(
                "- name: another number\n  input: { Id: 006A, Name: Deal }\n  output: { id: 006B, name: Deal, note: x }\n");

        assertThat(test("test", LINK)).isEqualTo(1);

        assertThat(out.toString())
                .containsPattern(
                        "id: expected \"006B\", got \"006A\" \\(mappings/" + LINK + "\\.yaml:\\d+:\\d+: taken from Id")
                .contains("note: expected \"x\", got nothing (no rule names it)")
                .doesNotContain("name: expected \"Deal\", got \"Deal\"");
    }

    @Test
    void i4TheCoverageNamesTheRulesThatMakeAValueInNoExampleAndFailsBelowALimit() throws IOException {
        examples("- name: the id alone\n  input: { Id: 006A }\n  output: { id: 006A }\n");

        assertThat(test("test", LINK, "--coverage", "--json", "--fail-below", "1"))
                .isZero();
        Object told = Json.read(out.toString());
        int rules = ((Number) Json.at(told, "coverage.rules")).intValue();

        assertThat(Json.at(told, "hold")).isEqualTo(1);
        assertThat(Json.at(told, "coverage.exercised")).isEqualTo(1);
        assertThat(Json.asList(Json.at(told, "coverage.mappings.0.notExercised")))
                .hasSize(rules - 1)
                .allSatisfy(rule -> assertThat(Json.textAt(rule, "file")).isEqualTo("mappings/" + LINK + ".yaml"));
        assertThat(test("test", LINK, "--coverage", "--fail-below", "99")).isEqualTo(1);
    }

    private void examples(String yaml) throws IOException {
        Path examples = folder.resolve("mappings/" + LINK + ".examples.yaml");
        Files.createDirectories(examples.getParent());
        Files.writeString(examples, yaml);
    }

    @Test
    void i4AMappingThatIsNotThereIsWrongUsage() {
        assertThat(test("test", "salesforce/nothing.to-canonical")).isEqualTo(2);
        assertThat(out.toString()).contains("there is no mapping 'salesforce/nothing.to-canonical'");
    }

    @Test
    void i4NoExampleOfARegionIsNoSuccess() {
        assertThat(test("test", LINK, "--region", "apac")).isEqualTo(1);
        assertThat(out.toString()).contains("0 examples");
    }

    @Test
    void i4ARegionThatIsNotThereIsWrongUsage() {
        assertThat(test("test", LINK, "--region", "apak")).isEqualTo(2);
        assertThat(out.toString()).contains("there is no region 'apak'. Did you mean 'apac'?");
    }
}

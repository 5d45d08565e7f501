package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapAndValidateCommandTest {

    private static final String OPPORTUNITY = "salesforce/opportunity.to-canonical";

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder;

    @Test
    void validateFindsNothingWrongWithTheShippedFiles() {
        int exitCode = terminal.run("validate");
        assertThat(terminal.out()).contains("all well").contains("regions that sell");
        assertThat(exitCode).isZero();
    }

    @Test
    @DisplayName("i4 validate --json tells each problem with code, file and line, and --strict counts warnings")
    void i4ValidateTellsProgramsEachProblem() throws Exception {
        Path table = folder.resolve("mappings/lookups/product-units.csv");
        Files.createDirectories(table.getParent());
        Files.writeString(table, "key,unit\nSTRA-PACKAGE,each\nSTRA-PACKAGE,hour\n");
        StringWriter out = new StringWriter();

        int exitCode =
                Main.commandLine(Map.of(), folder).setOut(new PrintWriter(out)).execute("validate", "--json");

        assertThat(exitCode).isEqualTo(1);
        assertThat(Json.at(Json.readObject(out.toString()), "ok")).isEqualTo(false);
        assertThat(Json.at(Json.readObject(out.toString()), "problems.0"))
                .asString()
                .contains("code=MAP-1006", "severity=error", "file=mappings/lookups/product-units.csv", "line=3");
    }

    @Test
    void aListAroundTheRecordIsToldAsWhatItIs() throws Exception {
        assertThat(terminal.run("map", file("[{}]"), "--mapping", OPPORTUNITY)).isEqualTo(1);
        assertThat(terminal.err()).contains("holds no JSON object").doesNotContain("MAP-2001");
    }

    @Test
    void aWrongDayIsToldWithoutNamesOfJava() throws Exception {
        assertThat(terminal.run("map", file("{}"), "--mapping", OPPORTUNITY, "--date", "2026-13-01"))
                .isEqualTo(2);
        assertThat(terminal.err())
                .contains("'2026-13-01' is no day such as 2026-12-25")
                .doesNotContain("java");
        assertThat(terminal.run("quota", "--people", "many")).isEqualTo(2);
        assertThat(terminal.err()).contains("'many' is no whole number");
    }

    @Test
    @DisplayName("i4 validate --against refuses what breaks the schemas of earlier files, with file and line")
    void i4ValidateComparesWithEarlierFiles() throws Exception {
        Path earlier = folder.resolve("mappings/events/opportunity.won.v1.schema.json");
        Files.createDirectories(earlier.getParent());
        Files.writeString(
                earlier,
                Layers.over()
                        .find("mappings/events/opportunity.won.v1.schema.json")
                        .orElseThrow()
                        .text()
                        .replace("\"properties\": {", "\"properties\": { \"stage\": { \"type\": \"string\" },"));

        assertThat(terminal.run("validate", "--against", folder.toString())).isEqualTo(1);
        assertThat(terminal.out())
                .contains(
                        "mappings/events/opportunity.won.v1.schema.json:10:3: MAP-1072 stage: ",
                        "the field is gone.",
                        "1 problem");
        assertThat(new Terminal().run("validate", "--against", folder + "/nowhere"))
                .isEqualTo(2);
    }

    @Test
    void mapTellsEveryProblemWithFileAndLine() throws Exception {
        int exitCode = terminal.run("map", file("{\"Id\":\"006A\"}"), "--mapping", OPPORTUNITY);
        assertThat(terminal.err()).contains("opportunity.to-canonical.yaml:").contains("MAP-2001");
        assertThat(exitCode).isEqualTo(1);
    }

    @Test
    void mapExplainsWhichFileAndLineDecidedAField() throws Exception {
        terminal.run("map", file("{\"Id\":\"006A\"}"), "--mapping", OPPORTUNITY, "--explain");
        assertThat(terminal.out()).contains("id = \"006A\"").contains("decided by mappings/salesforce/opportunity");
    }

    @Test
    void i4OneFieldIsExplainedForPrograms() throws Exception {
        String customer = file("{\"id\":\"17\",\"entityId\":\"C-17\",\"companyName\":\"Northwind\"}");
        String mapping = "netsuite/customer.to-canonical";

        terminal.run("map", customer, "--mapping", mapping, "--explain", "--field", "name", "--json");

        Object told = Json.read(terminal.out());
        assertThat(Json.textAt(told, "fields.0.value")).isEqualTo("Northwind");
        assertThat(Json.textAt(told, "fields.0.reads.0")).isEqualTo("companyName");
        assertThat(Json.textAt(told, "fields.0.file")).isEqualTo("mappings/netsuite/customer.to-canonical.yaml");
        assertThat(Json.at(told, "fields.1")).isNull();
    }

    @Test
    void mapPrintsTheResultAndAddsTheExplanation() throws Exception {
        String customer = file("{\"id\":\"17\",\"entityId\":\"C-17\",\"companyName\":\"Northwind\"}");

        assertThat(terminal.run("map", customer, "--mapping", "netsuite/customer.to-canonical", "--explain"))
                .isZero();

        assertThat(terminal.out())
                .startsWith("{")
                .contains("\"name\": \"Northwind\"")
                .containsPattern(
                        "name = \"Northwind\"\\R    decided by mappings/netsuite/customer\\.to-canonical\\.yaml:\\d+:\\d+ \\(\\S+\\)");
    }

    @Test
    void mapKnowsTheSettingsOfTheSystemAsRoutesDo() throws Exception {
        terminal.run("map", file("{\"Id\":\"006A\"}"), "--mapping", OPPORTUNITY, "--explain");

        assertThat(terminal.out()).containsPattern("url = \"https://[^\"]+/006A\"|url = \"https://[^\"]+006A[^\"]*\"");
    }

    @Test
    void anUnknownMappingIsWrongUsageAndNamesTheKnownOnes() throws Exception {
        int exitCode = terminal.run("map", file("{}"), "--mapping", "salesforce/deal");
        assertThat(terminal.err()).contains(OPPORTUNITY);
        assertThat(exitCode).isEqualTo(2);
    }

    @Test
    void anUnknownRegionIsWrongUsageAndNamesTheKnownOnes() throws Exception {
        int exitCode = terminal.run("map", file("{}"), "--mapping", OPPORTUNITY, "--region", "atlantis");
        assertThat(terminal.err()).contains("apac").contains("us");
        assertThat(exitCode).isEqualTo(2);
    }

    @Test
    void i4MapRunsForALegalEntityAndADay() throws Exception {
        int exitCode = terminal.run(
                "map",
                file("{\"Id\":\"006A\"}"),
                "--mapping",
                OPPORTUNITY,
                "--legal-entity",
                "jp01",
                "--date",
                "2027-01-01",
                "--explain");

        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out()).contains("id = \"006A\"");
        assertThat(exitCode).isEqualTo(1);
    }

    @Test
    void i4ALegalEntityOfAnotherRegionOrNobodyIsWrongUsage() throws Exception {
        assertThat(terminal.run(
                        "map", file("{}"), "--mapping", OPPORTUNITY, "--region", "de", "--legal-entity", "us01"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("belongs to the region 'us'");
        assertThat(terminal.run("map", file("{}"), "--mapping", OPPORTUNITY, "--legal-entity", "de001"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("did you mean 'de01'?");
    }

    @Test
    void aFileThatIsNoJsonIsRefusedInOneSentence() throws Exception {
        int exitCode = terminal.run("map", file("{"), "--mapping", OPPORTUNITY);
        assertThat(terminal.err()).contains("no JSON");
        assertThat(exitCode).isEqualTo(1);
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("input.json"), text).toString();
    }
}

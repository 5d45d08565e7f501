package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void files() throws Exception {
        write("config/regions/lab.yaml", """
                region: lab
                extends: de
                name: Laboratory
                legalEntities:
                  lab01:
                    name: Example Laboratory
                    country: DE
                    subsidiaries: { netsuite: "4" }
                changes:
                  - { validFrom: 2027-01-01, validTo: 2027-06-30, set: { tax: { rates: { domestic: [{ name: VAT, rate: "21" }] } } } }
                """);
        write("config/customers/acme.yaml", """
                customer: acme
                name: Acme Corporation
                accounts: [A1]
                contracts:
                  - { number: MSA-1, validFrom: 2027-02-01, set: { approval: { above: "800000", team: finance } } }
                """);
        terminal = new Terminal(Map.of(), folder);
    }

    @Test
    void i4OnePageTellsWhatIsInForceFromWhichLineSinceAndUntilWhen() {
        assertThat(terminal.run("policy", "--legal-entity", "lab01", "--on", "2027-03-01"))
                .isZero();

        assertThat(terminal.out().lines())
                .anyMatch(line -> line.matches("Currency: EUR +config/regions/de.yaml:6"))
                .anyMatch(
                        line -> line.matches(
                                " +domestic +standard with VAT 21 %: .*config/regions/lab.yaml:10 +since 2027-01-01 +until 2027-06-30"))
                .anyMatch(line -> line.matches(" +shell +after-customer +config/regions/emea.yaml:\\d+"))
                .anyMatch(line -> line.matches(" +1 +Finance approves above 400000.00 EUR +config/regions/de.yaml:8"))
                .hasSizeLessThan(70);
    }

    @Test
    void i4TheTimeBeforeAChangeEndsOnTheDayBefore() {
        terminal.run("policy", "--legal-entity", "lab01", "--on", "2026-03-01");

        assertThat(terminal.out().lines())
                .anyMatch(line -> line.matches(
                        " +domestic +standard with VAT 19 %: .*config/regions/de.yaml:\\d+ +until 2026-12-31"));
    }

    @Test
    void i4ACustomerHasWhatItsContractSays() {
        terminal.run("policy", "--legal-entity", "lab01", "--customer", "acme", "--on", "2027-03-01", "--json");

        Object sheet = Json.read(terminal.out());
        assertThat(Json.textAt(sheet, "contract")).isEqualTo("MSA-1");
        List<Object> policies = Json.asList(Json.at(sheet, "policies"));
        assertThat(policies)
                .filteredOn(row -> "approval.1".equals(Json.textAt(row, "key")))
                .singleElement()
                .satisfies(row -> assertThat(Json.asObject(row))
                        .containsEntry("file", "config/customers/acme.yaml")
                        .containsEntry("line", 5)
                        .containsEntry("since", "2027-02-01")
                        .containsEntry("until", null));
    }

    @Test
    void i4AnUnknownLegalEntityOrCustomerIsWrongUsage() {
        assertThat(terminal.run("policy", "--legal-entity", "lab1")).isEqualTo(2);
        assertThat(terminal.err()).contains("did you mean 'lab01'?");
        assertThat(terminal.run("policy", "--legal-entity", "lab01", "--customer", "acne"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("did you mean 'acme'?");
    }

    private void write(String path, String text) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

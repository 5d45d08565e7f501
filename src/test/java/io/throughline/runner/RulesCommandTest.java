package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {

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
                    rules: { D20: { max: calendar, action: return }, D41: off }
                """);
        write("config/customers/acme.yaml", """
                customer: acme
                name: Acme Corporation
                accounts: [A1]
                contracts:
                  - { number: MSA-1, validFrom: 2026-02-01, set: { rules: { D20: { state: off } } } }
                """);
        terminal = new Terminal(Map.of(), folder);
    }

    @Test
    void i6EveryRuleIsListedWithStateAndParametersFromFileAndLine() {
        assertThat(terminal.run("rules")).isZero();

        assertThat(terminal.out().lines())
                .contains("D1       Amounts are decimals with the minor units of their currency (applied)")
                .contains(
                        "         lab01: on; max calendar (config/regions/lab.yaml:9); action return (config/regions/lab.yaml:9); nonWorkingDay warn; zeroHours warn")
                .contains("         lab01: off (config/regions/lab.yaml:9:54)")
                .contains(
                        "         all: on; closed first-open-day; locked as-closed; module projects; materiality 0; rateOn work-date");
    }

    @Test
    void i6AContractHasStatesOfItsOwn() {
        assertThat(terminal.run(
                        "rules", "--legal-entity", "lab01", "--customer", "acme", "--on", "2026-03-01", "--json"))
                .isZero();

        Object d20 = Json.asList(Json.at(Json.read(terminal.out()), "rules")).stream()
                .filter(rule -> "D20".equals(Json.textAt(rule, "id")))
                .findFirst()
                .orElseThrow();
        assertThat(Json.textAt(d20, "legalEntities.lab01.state")).startsWith("off (config/customers/acme.yaml:5");
    }

    @Test
    void i6AnUnknownLegalEntityIsAnsweredWithTheNearest() {
        assertThat(terminal.run("rules", "--legal-entity", "lab02")).isEqualTo(2);
        assertThat(terminal.err()).contains("did you mean 'lab01'?");
    }

    private void write(String path, String content) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}

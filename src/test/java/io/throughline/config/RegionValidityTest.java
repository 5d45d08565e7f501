package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Rounding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What regions, legal entities, customers and their contracts say for a time, and what they may not say. */
class RegionValidityTest {

    private static final String LAB = """
            region: lab
            extends: de
            name: Laboratory
            legalEntities:
              lab01:
                name: Example Laboratory
                country: DE
                subsidiaries: { netsuite: "4" }
            """;

    @TempDir
    Path folder;

    @Test
    void i4AChangeHoldsFromItsFirstDayAndTellsSinceWhen() {
        lab("""
            changes:
              - validFrom: 2027-01-01
                because: the rate goes up
                set:
                  rounding: { mode: down }
                  approval: { above: "5000", team: finance }
                  tax: { rates: { domestic: [{ name: VAT, rate: "21" }] } }
            """);
        Region region = good().region("lab").orElseThrow();

        LegalEntity before = entity(region.on(LocalDate.of(2026, 12, 31)));
        LegalEntity after = entity(region.on(LocalDate.of(2027, 1, 1)));
        assertThat(before.books().rounding().mode()).isEqualTo(Rounding.HALF_UP);
        assertThat(after.books().rounding().mode()).isEqualTo(Rounding.DOWN);
        assertThat(rate(before)).isEqualTo("19");
        assertThat(rate(after)).isEqualTo("21");
        assertThat(after.books().approvals().get(0).above().value()).isEqualByComparingTo("5000");
        assertThat(after.books().rounding().taxLevel())
                .as("key by key")
                .isEqualTo(before.books().rounding().taxLevel());
        assertThat(region.on(LocalDate.of(2027, 6, 1)).explain("lab01", "rounding.mode"))
                .map(Explained::place)
                .hasValue("config/regions/lab.yaml:13:25, since 2027-01-01");
    }

    @Test
    void i4ALegalEntityChangesAtItsOwnTime() {
        lab("""
                changes:
                  - { validFrom: 2027-01-01, validTo: 2027-03-31, set: { policies: { mixedBilling: hold } } }
            """);
        Region region = good().region("lab").orElseThrow();

        assertThat(List.of("2026-12-31", "2027-01-01", "2027-03-31", "2027-04-01"))
                .extracting(day -> entity(region.on(LocalDate.parse(day)))
                        .policies()
                        .switches()
                        .mixedBilling())
                .containsExactly(true, false, false, true);
    }

    @Test
    void i4EachPeriodIsCheckedAndEachProblemToldOnce() {
        lab("""
            changes:
              - { validFrom: 2027-01-01, set: { rounding: { mode: upwards } } }
              - { validFrom: 2028-01-01, set: { currency: Euro } }
            """);

        assertThat(problems()).containsExactly("CFG-1011 10", "CFG-1101 11");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CFG-1153|changes: [ { validFrom: 2027-01-01, set: { currency: EUR } }, { validFrom: 2027-06-01, set: { currency: USD } } ]",
                "CFG-1152|changes: [ { set: { currency: EUR } } ]",
                "CFG-1012|changes: [ { validFrom: 2027-01-01, set: { systems: { erp: netsuite } } } ]",
                "CFG-1012|changes: [ { validFrom: 2027-01-01, set: { curency: EUR } } ]",
                "CFG-1151|changes: [ { validFrom: 2027-01-01, validTo: 2026-01-01, set: { currency: EUR } } ]",
                "CFG-1101|changes: [ { validFrom: soon, set: { currency: EUR } } ]",
                "CFG-1159|changes: [ { validFrom: 2027-01-01, set: { tax: { rates: { domestc: [] } } } } ]",
                "CFG-1155|final: [ roundng.mode ]",
            })
    void i4WhatIsWrongWithAChangeIsToldWithItsLine(String code, String line) {
        lab(line + "\n");

        assertThat(problems()).containsExactly(code + " 9");
    }

    @Test
    @DisplayName("S-25 a key that a region keeps cannot be changed by narrower files, not for a time either")
    void s25FinalKeysAreKept() {
        lab("final: [ rounding, policies.shell ]\n");
        write("regions/sub", """
                region: sub
                extends: lab
                name: Sub
                rounding: { mode: down }
                legalEntities:
                  sub01:
                    name: Sub
                    country: DE
                    subsidiaries: { netsuite: "4" }
                    policies: { shell: after-customer }
                    changes: [ { validFrom: 2027-01-01, set: { rounding: { taxLevel: line } } } ]
                """);
        write("customers/acme", "customer: acme\nname: Acme\naccounts: [A1]\nrounding: { mode: down }\n");
        Problems problems = new Problems();
        Regions.load(Layers.over(folder), problems);

        assertThat(problems.sorted())
                .extracting(problem -> problem.code() + " " + problem.position())
                .containsExactly(
                        "CFG-1150 config/customers/acme.yaml:4:11",
                        "CFG-1150 config/regions/sub.yaml:4:11",
                        "CFG-1150 config/regions/sub.yaml:10:24",
                        "CFG-1150 config/regions/sub.yaml:11:58");
        assertThat(problems.sorted().get(1).message()).contains("config/regions/lab.yaml:9:10");
    }

    @Test
    void i4ACustomerAndItsContractWinOverTheLegalEntityWhileTheyHold() {
        lab("");
        write("customers/acme", """
                customer: acme
                name: Acme Corporation
                accounts: [001A, "4711"]
                policies: { mixedBilling: hold }
                contracts:
                  - number: MSA-1
                    validFrom: 2026-01-01
                    validTo: 2026-12-31
                    legalEntities: [lab01]
                    set: { approval: { above: "1", team: finance } }
                  - { number: MSA-2, validFrom: 2027-01-01, set: { policies: { mixedBilling: allow } } }
                """);
        Regions regions = good();
        Region in2026 = regions.region("lab").orElseThrow().on(LocalDate.of(2026, 6, 1));
        Region in2027 = in2026.on(LocalDate.of(2027, 6, 1));

        assertThat(regions.customers().keyOf("001A", null)).contains("acme");
        assertThat(regions.customers().keyOf(null, "4711")).contains("acme");
        assertThat(regions.customers().keyOf("001B", null)).isEmpty();
        assertThat(mixed(in2026, "acme")).isFalse();
        assertThat(mixed(in2026, null)).isTrue();
        assertThat(mixed(in2027, "acme")).isTrue();
        assertThat(in2026.explain("lab01", "acme", "approval.above"))
                .map(Explained::place)
                .hasValue("config/customers/acme.yaml:10:31, since 2026-01-01 until 2026-12-31");
        assertThat(in2027.explain("lab01", "acme", "approval.above"))
                .map(explained -> explained.position().file())
                .hasValue("config/regions/de.yaml");
        assertThat(regions.customers().contract("acme", "lab01", LocalDate.of(2026, 6, 1)))
                .contains("MSA-1");
        assertThat(Regions.chain(in2026, "lab01", "acme"))
                .containsExactly("customers/acme", "entities/lab01", "lab", "de", "emea");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CFG-1154|contracts: [ { number: A, validFrom: 2026-01-01 }, { number: B, validFrom: 2027-01-01, legalEntities: [lab01] } ]",
                "CFG-1158|contracts: [ { number: A, validFrom: 2026-01-01, legalEntities: [lab1] } ]",
                "CFG-1010|contracts: [ { number: A } ]",
                "CFG-1012|zone: UTC",
                "CFG-1011|contracts: [ { number: A, validFrom: 2026-01-01, set: { rounding: { mode: upwards } } } ]",
            })
    void i4WhatIsWrongWithACustomerIsToldWithItsLine(String code, String line) {
        lab("");
        write("customers/acme", "customer: acme\nname: Acme\naccounts: [A1]\n" + line + "\n");

        assertThat(problems()).containsExactly(code + " 4");
    }

    @Test
    void i4TwoCustomersCannotHaveOneAccount() {
        write("customers/acme", "customer: acme\nname: Acme\naccounts: [A1]\n");
        write("customers/bolt", "customer: bold\nname: Bolt\naccounts: [A1]\n");

        assertThat(problems()).containsExactly("CFG-1156 1", "CFG-1157 3");
    }

    private static boolean mixed(Region region, String customer) {
        return region.legalEntity("lab01", customer)
                .orElseThrow()
                .policies()
                .switches()
                .mixedBilling();
    }

    private static LegalEntity entity(Region region) {
        return region.legalEntity(null).orElseThrow();
    }

    private static String rate(LegalEntity entity) {
        return entity.books()
                .taxes()
                .get(0)
                .rates()
                .of(null)
                .orElseThrow()
                .get(0)
                .rate()
                .toPlainString();
    }

    private void lab(String more) {
        write("regions/lab", LAB + more);
    }

    private Regions good() {
        Problems problems = new Problems();
        Regions regions = Regions.load(Layers.over(folder), problems);
        assertThat(problems.sorted()).isEmpty();
        return regions;
    }

    private List<String> problems() {
        Problems problems = new Problems();
        Regions.load(Layers.over(folder), problems);
        return problems.sorted().stream()
                .map(problem -> problem.code() + " " + problem.position().line())
                .toList();
    }

    private void write(String name, String text) {
        try {
            Path file = folder.resolve("config/" + name + ".yaml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

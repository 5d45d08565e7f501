package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCatalogTest {

    @TempDir
    Path folder;

    @Test
    void everyRuleHasAStateForEveryLegalEntity() {
        assertThat(RuleCatalog.rows(Deals.REGIONS))
                .hasSameSizeAs(Rule.values())
                .allSatisfy(row -> assertThat(row.states()).hasSize(9).containsKeys("us01", "us02", "jp01"));
    }

    @Test
    void aRuleSwitchedOffSaysWhere() throws IOException {
        Regions regions = lab("D41: off");

        assertThat(RuleCatalog.rows(regions))
                .filteredOn(row -> row.rule() == Rule.D41)
                .singleElement()
                .satisfies(row -> assertThat(row.states())
                        .containsEntry("lab01", "off (config/regions/lab.yaml:9:14)")
                        .containsEntry("de01", "on"));
    }

    @Test
    void switchesWithoutEffectAreRefused() throws IOException {
        Problems problems = new Problems();

        RuleCatalog.check(lab("D99: off, D7: off, D54: off, RUL-1006: on"), problems);

        assertThat(problems.sorted())
                .extracting(Problem::code, Problem::path)
                .containsExactly(tuple("RUL-2001", "rules.D99"), tuple("RUL-2002", "rules.D7"));
    }

    @Test
    void parametersThatTheRuleDoesNotHaveAndValuesThatFitNoneAreRefused() throws IOException {
        Problems problems = new Problems();

        RuleCatalog.check(
                lab(
                        "D20: { maximum: calendar, action: refuse }, D1: { state: off }, D17: { closed: current-or-nothing }"),
                problems);

        assertThat(problems.sorted())
                .extracting(Problem::code, Problem::path)
                .containsExactly(
                        tuple("RUL-3001", "rules.D20.maximum"),
                        tuple("RUL-3002", "rules.D20.action"),
                        tuple("RUL-2002", "rules.D1"));
        assertThat(problems.sorted())
                .extracting(problem -> problem.position().toString())
                .startsWith("config/regions/lab.yaml:9:21");
    }

    @Test
    void everyDefaultIsAValueOfItsParameter() {
        assertThat(Parameters.all())
                .allSatisfy(parameter -> assertThat(parameter.shape().accepts().test(parameter.fallback()))
                        .as(parameter.name())
                        .isTrue());
    }

    @Test
    void theRulebookHasD1ToD60() {
        assertThat(Rule.values()).filteredOn(rule -> rule.id().startsWith("D")).hasSize(60);
    }

    @Test
    void theShippedSwitchesAreGood() {
        Problems problems = new Problems();
        RuleCatalog.check(Deals.REGIONS, problems);
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
    }

    private Regions lab(String rules) throws IOException {
        Path file = Files.createDirectories(folder.resolve("config/regions")).resolve("lab.yaml");
        Files.writeString(file, """
                region: lab
                extends: de
                name: Laboratory
                legalEntities:
                  lab01:
                    name: Example Laboratory
                    country: DE
                    subsidiaries: { netsuite: "4" }
                    rules: { %s }
                """.formatted(rules));
        Problems problems = new Problems();
        Regions regions = Regions.load(Layers.over(folder), problems);
        problems.throwIfAny();
        return regions;
    }
}

package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.MappingCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayExplanationTest {

    @TempDir
    Path root;

    private MappingCatalog catalog;

    @BeforeEach
    void mappings() throws IOException {
        schema("deal", "\"number\":{\"type\":\"string\"},\"zip\":{\"type\":\"string\",\"x-class\":\"personal\"}");
        schema("terms", "\"tax\":{\"type\":\"object\",\"properties\":{\"treatment\":{\"type\":\"string\"}}}");
        write("deal.to-canonical", "acme:deal", "canonical:deal", "  number: { from: Number }\n  zip: { from: Zip }\n");
        write(
                "order.from-canonical",
                "canonical:order",
                "acme:order",
                "  no: { from: deal.number }\n  zip: { from: $variable.party.zip }\n  sum: { from: $variable.line.price.value }\n  code: { from: terms.code }\n");
        Problems problems = new Problems();
        catalog = MappingCatalog.load(Layers.only(root), List.of(), problems);
    }

    private void schema(String object, String properties) throws IOException {
        Files.writeString(
                Files.createDirectories(root.resolve("mappings/canonical")).resolve(object + ".schema.json"),
                "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\",\"properties\":{%s}}"
                        .formatted(properties));
    }

    private void write(String name, String source, String target, String fields) throws IOException {
        Path file = Files.createDirectories(root.resolve("mappings/acme")).resolve(name + ".yaml");
        Files.writeString(
                file, "mapping: acme/%s\nsource: %s\ntarget: %s\nfields:\n%s".formatted(name, source, target, fields));
    }

    @Test
    void i4AValueTellsWhereTheEarlierStepHadItFrom() {
        ExplainedRecord order = order(false, Map.of());

        assertThat(order.origins())
                .containsEntry("deal.number", "Number of acme:deal (mappings/acme/deal.to-canonical.yaml:5:11)")
                .doesNotContainKey("terms.code");
        assertThat(order.explanation().absent()).extracting("path").containsExactly("code");
    }

    @Test
    void i4WhatIsPersonalInTheDealIsHiddenInWhatWasSentUnlessAsked() {
        assertThat(order(false, Map.of()).explanation().fields())
                .extracting("value")
                .containsExactly("D-1", "(hidden, 5 characters)", "10.50");
        assertThat(order(true, Map.of()).explanation().fields())
                .extracting("value")
                .containsExactly("D-1", "60311", "10.50");
    }

    @Test
    void i4WhatAPersonCorrectedIsToldAsTheirs() {
        ExplainedRecord deal =
                explained(true, Map.of("deal.number", "D-1")).get(0).records().get(0);

        assertThat(deal.explanation().fields().get(0).rule()).last().isEqualTo("corrected by a person at the desk");
    }

    @Test
    void i4WhatRulesDecidedTellsTheirSentences() {
        ReplayedStep terms = new ReplayedStep(
                "terms",
                "rules-commercial-terms",
                "rules",
                List.of(),
                Map.of(
                        "tax",
                        Map.of("treatment", "standard"),
                        "decisions",
                        List.of(Map.of("rule", "D47", "says", "Taxed (config/regions/de.yaml:25)."))),
                null,
                null);

        List<ExplainedStep> told = new ReplayExplanation(
                        new Replayed(List.of(terms), List.of(), List.of()), catalog.schemas(), false, Map.of())
                .about("tax");

        assertThat(told.get(0).records().get(0).way()).isEqualTo(ExplainedRecord.Way.DECIDED);
        assertThat(told.get(0).records().get(0).plain())
                .containsExactly(new ExplainedRecord.Plain(
                        "tax.treatment", "standard", List.of("D47 Taxed (config/regions/de.yaml:25).")));
    }

    private ExplainedRecord order(boolean open, Map<String, Object> corrections) {
        return explained(open, corrections).get(1).records().get(0);
    }

    private List<ExplainedStep> explained(boolean open, Map<String, Object> corrections) {
        Mapping read = mapping("acme/deal.to-canonical");
        Mapping written = mapping("acme/order.from-canonical");
        Map<String, Object> deal = Map.of("number", "D-1", "zip", "60311");
        Made order = new Made(
                written,
                Map.of("deal", deal),
                Map.of(
                        "variable",
                        Map.of("party", Map.of("zip", "60311"), "line", Map.of("price", Map.of("value", "10.50")))));
        ReplayedStep first = new ReplayedStep(
                "deal",
                "crm-deal-read",
                "acme",
                List.of(),
                deal,
                new Made(read, Map.of("Number", "D-1", "Zip", "60311"), Map.of()),
                null);
        Sent sent = new Sent("POST /orders", true, "/orders", Map.of(), Map.of("no", "D-1"), order);
        ReplayedStep second =
                new ReplayedStep("order", "erp-order-create", "acme", List.of(sent), Map.of(), null, null);
        return new ReplayExplanation(
                        new Replayed(List.of(first, second), List.of(), List.of()),
                        catalog.schemas(),
                        open,
                        corrections)
                .steps();
    }

    private Mapping mapping(String name) {
        return catalog.mapping(name, List.of());
    }
}

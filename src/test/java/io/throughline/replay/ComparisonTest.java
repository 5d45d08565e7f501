package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.MappingCatalog;
import io.throughline.replay.Difference.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final Compared.Head HEAD = new Compared.Head("t", "flow", "de", null, null, "006A");
    private static final CanonicalSchemas PERSON = CanonicalSchemas.of(Map.of("person", """
                    { "type": "object", "properties": { "number": { "type": "string" },
                      "name": { "type": "string", "x-class": "personal" },
                      "cost": { "type": "string", "x-class": "cost-rate" } } }
                    """));
    private static final Stop HOLD = new Stop("hold", "D41", "The order number is missing", "", "500.00", "EUR");

    @TempDir
    Path folder;

    private final Comparison comparison = new Comparison(CanonicalSchemas.of(Map.of()));

    @Test
    void sameReplaysAreEqualAndPutNothingAtStake() {
        Replayed one = replayed(terms("1000.00"), written("erp", Map.of("amount", 1000)));

        Compared compared = comparison.of(HEAD, one, one);

        assertThat(compared.isEqual()).isTrue();
        assertThat(compared.atStake()).isEmpty();
    }

    @Test
    void numbersAreTheSameHoweverTheyAreWritten() {
        assertThat(differences(
                        replayed(written("erp", Map.of("amount", new BigDecimal("10.0")))),
                        replayed(written("erp", Map.of("amount", 10)))))
                .isEmpty();
    }

    @Test
    void aSentenceThatNamesAnotherLineSaysTheSame() {
        assertThat(differences(
                        replayed(step("terms", Map.of("reason", "the rule says so (config/regions/de.yaml:12:3)"))),
                        replayed(step("terms", Map.of("reason", "the rule says so (config/regions/de.yaml:13:3)")))))
                .isEmpty();
    }

    @Test
    void sentencesAboutDecisionsAreNotComparedButNameThePlaceThatDecided() {
        List<Difference> found = differences(
                replayed(decided("standard", "tax is due (config/regions/de.yaml:12)")),
                replayed(decided("exempt", "no tax is due (config/regions/de.yaml:40)")));

        assertThat(found).singleElement().satisfies(difference -> {
            assertThat(difference.field()).isEqualTo("tax.treatment");
            assertThat(difference.oldPlace().nearest()).isEqualTo("config/regions/de.yaml:12");
            assertThat(difference.newPlace().nearest()).isEqualTo("config/regions/de.yaml:40");
        });
    }

    @Test
    void moneyOfAnAmountIsCountedOnceThoughItStandsInSeveralRecords() {
        Replayed before = replayed(terms("1000.00"), money("budget", "1000.00"), money("project", "1000.00"));
        Replayed after = replayed(terms("1000.00"), money("budget", "1100.00"), money("project", "1100.00"));

        assertThat(comparison.of(HEAD, before, after).atStake()).isEqualTo(Map.of("EUR", new BigDecimal("100.00")));
    }

    @Test
    void amountsOfTheItemsOfAStepAreAddedUp() {
        Replayed before = replayed(money("milestone/a", "100.00"), money("milestone/b", "200.00"));
        Replayed after = replayed(money("milestone/a", "110.00"), money("milestone/b", "195.00"));

        assertThat(comparison.of(HEAD, before, after).atStake()).isEqualTo(Map.of("EUR", new BigDecimal("15.00")));
    }

    @Test
    void whatIsCountedInTheBooksIsConvertedWithTheRateOfTheDeal() {
        Map<String, Object> foreign = new LinkedHashMap<>(result("1000.00"));
        foreign.put("accountingCurrency", "GBP");
        foreign.put("exchange", Map.of("from", "EUR", "to", "GBP", "rate", "0.8"));
        Replayed before = replayed(step("terms", foreign), money("budget", "1000.00"));
        Replayed after = replayed(step("terms", foreign), money("budget", "1100.00"));

        assertThat(comparison.of(HEAD, before, after).atStake()).isEqualTo(Map.of("GBP", new BigDecimal("80.000")));
    }

    @Test
    void aCodeInTheErpPutsTheWholeDealAtStakeAndATextInThePsaNothing() {
        assertThat(comparison
                        .of(
                                HEAD,
                                replayed(terms("1000.00"), written("erp", Map.of("taxCode", "A"))),
                                replayed(terms("1000.00"), written("erp", Map.of("taxCode", "B"))))
                        .atStake())
                .isEqualTo(Map.of("EUR", new BigDecimal("1000.00")));
        assertThat(comparison
                        .of(
                                HEAD,
                                replayed(terms("1000.00"), written("psa", Map.of("title", "A"))),
                                replayed(terms("1000.00"), written("psa", Map.of("title", "B"))))
                        .atStake())
                .isEmpty();
    }

    @Test
    void aNewHoldIsOneDifferenceAndWhatDoesNotComeAfterItIsNone() {
        Replayed before = replayed(terms("500.00"), money("budget", "500.00"));
        Replayed after = replayed(stopped("terms", HOLD));

        assertThat(differences(before, after)).extracting(Difference::kind).containsExactly(Kind.NEW_STOP);
        assertThat(differences(after, before)).extracting(Difference::kind).containsExactly(Kind.GONE_STOP);
        assertThat(comparison.of(HEAD, before, after).atStake()).isEqualTo(Map.of("EUR", new BigDecimal("500.00")));
    }

    @Test
    void aHoldForAnotherReasonOrAmountIsADifference() {
        Stop other = new Stop("hold", "D41", HOLD.title(), "", "600.00", "EUR");

        assertThat(differences(replayed(stopped("terms", HOLD)), replayed(stopped("terms", other))))
                .extracting(Difference::kind)
                .containsExactly(Kind.OTHER_STOP);
        assertThat(differences(replayed(stopped("terms", HOLD)), replayed(stopped("terms", HOLD))))
                .isEmpty();
    }

    @Test
    void stepsThatOnlyOneBundleHasAndOtherOperationsAreDifferencesOfTheWorkflow() {
        Replayed before = replayed(terms("1.00"), step("budget", Map.of()));
        Replayed after = replayed(
                terms("1.00"),
                new ReplayedStep("budget", "psa-budget-agree", "kantata", List.of(), Map.of(), null, null),
                step("review", Map.of()));

        assertThat(differences(before, after))
                .extracting(Difference::kind, Difference::step, Difference::record)
                .containsExactly(tuple(Kind.WORKFLOW, "budget", "operation"), tuple(Kind.WORKFLOW, "review", "step"));
    }

    @Test
    void aRecordThatIsNotWrittenAnyMoreIsADifference() {
        assertThat(differences(
                        replayed(written("erp", Map.of("a", 1))),
                        replayed(new ReplayedStep(
                                "write", "erp-thing-create", "system", List.of(), Map.of(), null, null))))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.kind()).isEqualTo(Kind.RECORD);
                    assertThat(difference.after()).isNull();
                });
    }

    @Test
    void anotherQuestionToASystemIsADifferenceOfItsOwn() {
        assertThat(differences(replayed(asks("a")), replayed(asks("b"))))
                .extracting(Difference::kind)
                .containsExactly(Kind.QUESTION);
    }

    @Test
    void aReplayThatDoesNotGiveWhatWasRecordedIsToldUnlessOnlyTheAddressOfASystemDiffers() {
        Replayed replayed = replayed(step("terms", Map.of("a", 1)));

        assertThat(comparison.unfaithful(Map.of("terms", Map.of("a", 1)), replayed))
                .isEmpty();
        assertThat(comparison.unfaithful(Map.of("terms", Map.of("a", 2)), replayed))
                .singleElement()
                .satisfies(gap -> assertThat(gap.detail()).isEqualTo("a"));
    }

    @Test
    void i4itemsWithAKeyAreComparedByItSoThatALineThatComesInBetweenIsTheOnlyDifference() {
        Replayed before = replayed(lines(line("L1", 10), line("L2", 20)));
        Replayed after = replayed(lines(line("L0", 5), line("L2", 20), line("L1", 11)));

        assertThat(differences(before, after))
                .extracting(Difference::field, Difference::before, Difference::after)
                .containsExactly(
                        tuple("lines[L1].hours", 10, 11),
                        tuple("lines[L0].key", null, "L0"),
                        tuple("lines[L0].hours", null, 5));
        assertThat(differences(before, after))
                .extracting(Difference::generalField)
                .contains("lines[].hours");
    }

    @Test
    void i4itemsAreComparedByTheirPlaceWhereKeysAreMissingTwiceOrAllOthers() {
        for (List<Map<String, Object>> pair : List.of(
                List.of(line("L1", 1), line("L1", 2)), List.of(Map.<String, Object>of("hours", 1), line("L2", 2)))) {
            Replayed before = replayed(written("psa", Map.of("lines", pair)));
            Replayed after = replayed(written("psa", Map.of("lines", List.of(pair.get(0), line("L2", 3)))));
            assertThat(differences(before, after)).extracting(Difference::field).contains("lines.1.hours");
        }
        assertThat(differences(replayed(lines(line("L1", 1))), replayed(lines(line("L9", 1)))))
                .extracting(Difference::field)
                .containsExactly("lines.0.key");
    }

    @Test
    void i4itemsThatAMappingMadeAreToldApartByTheKeysOfWhatTheyWereMadeFrom() throws IOException {
        Mapping mapping = mapping("lines: { each: terms.lines, fields: { hours: { number: hours } } }");
        Replayed before = replayed(made(mapping, List.of(line("L1", 10), line("L2", 20))));
        Replayed after = replayed(made(mapping, List.of(line("L0", 5), line("L1", 10), line("L2", 21))));

        assertThat(differences(before, after))
                .extracting(Difference::field)
                .containsExactly("lines[L2].hours", "lines[L0].hours");
    }

    @Test
    void i4whatNoMappingMadeIsShownOnlyIfItStandsInTheDealWhereNothingIsHidden() {
        ReplayedStep deal = step("person", Map.of("number", "D-1", "name", "Zofia Żak", "cost", "80.00"));
        for (Map.Entry<Object, Secrecy> one : Map.<Object, Secrecy>of(
                        "Zofia Żak",
                        Secrecy.CLASSIFIED,
                        80,
                        Secrecy.CLASSIFIED,
                        "D-1",
                        Secrecy.OPEN,
                        "Dear Zofia",
                        Secrecy.UNTRACED)
                .entrySet()) {
            Replayed before = replayed(deal, written("erp", Map.of("a", true)));
            Replayed after = replayed(deal, written("erp", Map.of("a", one.getKey())));
            assertThat(new Comparison(PERSON).of(HEAD, before, after).differences())
                    .singleElement()
                    .extracting(Difference::secrecy)
                    .isEqualTo(one.getValue());
        }
    }

    @Test
    void i4whatIsHiddenBecauseNobodyKnowsWhereItComesFromPutsItsMoneyAtStakeAllTheSame() {
        Compared compared = new Comparison(PERSON)
                .of(
                        HEAD,
                        replayed(terms("1000.00"), money("budget", "1000.00")),
                        replayed(terms("1000.00"), money("budget", "1070.00")));

        assertThat(compared.differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.hidden()).isTrue());
        assertThat(compared.atStake()).isEqualTo(Map.of("EUR", new BigDecimal("70.00")));
    }

    @Test
    void i4aRateCountsTimesTheQuantityOfItsLineWhereverTheLineStands() {
        assertThat(comparison
                        .of(
                                HEAD,
                                replayed(terms("1000.00"), lines(rated("L1", "10.00", 3))),
                                replayed(terms("1000.00"), lines(rated("L0", "0.00", 9), rated("L1", "12.00", 3))))
                        .atStake())
                .isEqualTo(Map.of("EUR", new BigDecimal("6.00")));
    }

    private static Map<String, Object> rated(String key, String rate, int quantity) {
        return Map.of("key", key, "quantity", quantity, "rate", Map.of("value", rate, "currency", "EUR"));
    }

    @SafeVarargs
    private static ReplayedStep lines(Map<String, Object>... lines) {
        return written("psa", Map.of("lines", List.of(lines)));
    }

    private static Map<String, Object> line(String key, int hours) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", key);
        line.put("hours", hours);
        return line;
    }

    private Mapping mapping(String field) throws IOException {
        Path file = Files.createDirectories(folder.resolve("mappings/acme")).resolve("deal.from-canonical.yaml");
        Files.writeString(
                file,
                "mapping: acme/deal.from-canonical\nsource: canonical:deal\ntarget: acme:deal\nfields:\n  " + field
                        + "\n");
        Problems problems = new Problems();
        MappingCatalog catalog = MappingCatalog.load(Layers.only(folder), List.of(List.of()), problems);
        problems.throwIfAny();
        return catalog.mapping("acme/deal.from-canonical", List.of());
    }

    private static ReplayedStep made(Mapping mapping, List<Map<String, Object>> lines) {
        Map<String, Object> input = Map.of("terms", Map.of("lines", lines));
        Sent sent = new Sent(
                "PUT /thing",
                true,
                "/thing",
                Map.of(),
                mapping.apply(input, Map.of()),
                new Made(mapping, input, Map.of()));
        return new ReplayedStep("write", "psa-thing-create", "system", List.of(sent), Map.of(), null, null);
    }

    private List<Difference> differences(Replayed before, Replayed after) {
        return comparison.of(HEAD, before, after).differences();
    }

    private static Replayed replayed(ReplayedStep... steps) {
        return new Replayed(List.of(steps), List.of(), List.of());
    }

    private static ReplayedStep terms(String amount) {
        return step("terms", result(amount));
    }

    private static Map<String, Object> result(String amount) {
        return Map.of("amount", Map.of("value", amount, "currency", "EUR"), "accountingCurrency", "EUR");
    }

    private static ReplayedStep decided(String treatment, String says) {
        return step(
                "terms",
                Map.of(
                        "tax",
                        Map.of("treatment", treatment),
                        "decisions",
                        List.of(Map.of("rule", "D47", "says", says))));
    }

    private static ReplayedStep step(String id, Map<String, Object> result) {
        return new ReplayedStep(id, "rules-commercial-terms", "rules", List.of(), result, null, null);
    }

    private static ReplayedStep stopped(String id, Stop stop) {
        return new ReplayedStep(id, "rules-commercial-terms", "rules", List.of(), null, null, stop);
    }

    private static ReplayedStep written(String role, Map<String, Object> body) {
        return sent("write", role, true, body);
    }

    private static ReplayedStep asks(String word) {
        return sent("look", "crm", false, Map.of("q", word));
    }

    private static ReplayedStep money(String id, String value) {
        return sent(id, "psa", true, Map.of("price", Map.of("value", value, "currency", "EUR")));
    }

    private static ReplayedStep sent(String id, String role, boolean writes, Map<String, Object> body) {
        Sent sent = new Sent("PUT /thing", writes, "/thing", Map.of(), body, null);
        return new ReplayedStep(id, role + "-thing-create", "system", List.of(sent), Map.of(), null, null);
    }
}

package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.config.Region;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever the CRM says within the schema, the rules give terms that fit the schema, or reasons; never both, never an exception. */
class TermsPropertyTest {

    /** One fact of a deal set to a value, or taken away if the value is null. */
    record Edit(String path, Object value) {}

    @Property(tries = 800)
    void everyDealGetsTermsOrReasons(
            @ForAll("regions") String region, @ForAll @Size(max = 5) List<@From("edits") Edit> edits) {
        Deals deal = Deals.good().with("legalEntity", null);
        edits.forEach(edit -> deal.with(edit.path(), edit.value()));

        Verdict verdict = deal.decide(region);

        if (verdict instanceof Verdict.Passed passed) {
            assertThat(Schemas.errors(Schemas.TERMS, passed.terms())).isEmpty();
        } else {
            assertThat(((Verdict.Held) verdict).findings()).isNotEmpty().allSatisfy(TermsPropertyTest::isReadable);
        }
    }

    @Property(tries = 300)
    void amountsOfTermsAddUpToTheDeal(
            @ForAll("currencies") String currency,
            @ForAll("methods") String method,
            @ForAll("lines") List<Map<String, Object>> lines) {
        Deals deal = deal(currency, method, lines);

        Map<String, Object> terms = deal.terms(
                Deals.REGIONS.resolve(null, country(currency)).orElseThrow().code());

        Money amount = Money.ofPlain(terms.get("amount")).orElseThrow();
        assertThat(sum(terms, "contract.lines")).isEqualTo(amount);
        if (!Json.asList(terms.get("milestones")).isEmpty()) {
            assertThat(sum(terms, "milestones")).isEqualTo(amount);
        }
        assertThat(Schemas.errors(Schemas.TERMS, terms)).isEmpty();
        assertThat(keys(terms, "tasks")).doesNotHaveDuplicates();
        assertThat(hours(terms, "tasks")).isEqualByComparingTo(Json.textAt(terms, "budget.hours"));
    }

    @Property(tries = 100)
    void theSameDealGetsTheSameTermsWhateverTheOrderOfItsLines(@ForAll("lines") List<Map<String, Object>> lines) {
        List<Map<String, Object>> reversed = new ArrayList<>(lines);
        Collections.reverse(reversed);

        Map<String, Object> terms = deal("EUR", "time-and-materials", lines).terms("de");
        Map<String, Object> other = deal("EUR", "time-and-materials", reversed).terms("de");

        assertThat(keys(terms, "tasks")).containsExactlyInAnyOrderElementsOf(keys(other, "tasks"));
        assertThat(keys(terms, "staffing")).containsExactlyInAnyOrderElementsOf(keys(other, "staffing"));
        assertThat(terms.get("projectCode")).isEqualTo(other.get("projectCode"));
        assertThat(deal("EUR", "time-and-materials", lines).terms("de")).isEqualTo(terms);
    }

    private static Deals deal(String currency, String method, List<Map<String, Object>> lines) {
        List<Map<String, Object>> own =
                lines.stream().map(line -> priced(line, currency)).toList();
        Money amount = own.stream()
                .map(line -> Money.ofPlain(line.get("total")).orElseThrow())
                .reduce(Money::plus)
                .orElseThrow();
        return Deals.in(country(currency), currency)
                .with("account.taxNumber", currency.equals("EUR") ? "DE123456789" : null)
                .with("account.address.state", currency.equals("CAD") ? "QC" : "NY")
                .with("lines", own)
                .with("amount", amount.plain())
                .billed(method);
    }

    private static Map<String, Object> priced(Map<String, Object> line, String currency) {
        Map<String, Object> priced = new LinkedHashMap<>(line);
        BigDecimal minor = (BigDecimal) line.get("total");
        Money total = Money.ofMinor(minor, currency);
        priced.put("total", total.plain());
        priced.put("unitPrice", Money.of("99", currency).plain());
        return priced;
    }

    private static String country(String currency) {
        return currency.equals("EUR") ? "DE" : currency.substring(0, 2);
    }

    private static Money sum(Map<String, Object> terms, String list) {
        return Json.asList(Json.at(terms, list)).stream()
                .map(item -> Money.ofPlain(Json.at(item, "amount")).orElseThrow())
                .reduce(Money::plus)
                .orElseThrow();
    }

    private static BigDecimal hours(Map<String, Object> terms, String list) {
        return Json.asList(terms.get(list)).stream()
                .map(item -> new BigDecimal(Json.textAt(item, "hours")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> keys(Map<String, Object> terms, String list) {
        return Json.asList(terms.get(list)).stream()
                .map(item -> Json.textAt(item, "key"))
                .toList();
    }

    private static void isReadable(Finding finding) {
        assertThat(finding.title()).endsWith(".").hasSizeLessThan(200);
        assertThat(finding.detail()).endsWith(".");
        assertThat(finding.fix()).endsWith(".");
        assertThat(Deals.REGIONS.teams().team(finding.team())).isPresent();
        assertThat(Rule.of(finding.rule())).isPresent();
    }

    @Provide
    Arbitrary<String> regions() {
        return Arbitraries.of(Deals.REGIONS.selling().stream().map(Region::code).toList());
    }

    @Provide
    Arbitrary<String> currencies() {
        return Arbitraries.of("USD", "CAD", "EUR", "GBP", "INR", "JPY", "AUD");
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("time-and-materials", "retainer", "fixed-price", "milestone");
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> lines() {
        Arbitrary<String> roles = Arbitraries.of("Analyst", "analyst", "Chef d'équipe", "コンサルタント", "A-B", "A B");
        Arbitrary<String> keys = Arbitraries.of("L1", "l1", "L-1", "00k5f00000AbCdE", "00k5f00000aBcDe", "行", "列");
        Arbitrary<Map<String, Object>> line = Combinators.combine(
                        keys,
                        roles,
                        Arbitraries.of("hour", "day"),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ONE, BigDecimal.valueOf(900))
                                .ofScale(2),
                        Arbitraries.longs().between(100, 1_000_000))
                .as((key, role, unit, quantity, minor) -> new LinkedHashMap<>(Map.of(
                        "key",
                        key,
                        "name",
                        role,
                        "role",
                        role,
                        "unit",
                        unit,
                        "quantity",
                        quantity,
                        "total",
                        BigDecimal.valueOf(minor))));
        return line.list().ofMinSize(1).ofMaxSize(6).uniqueElements(map -> map.get("key"));
    }

    @Provide
    Arbitrary<Edit> edits() {
        return Arbitraries.of(
                new Edit("contract", null),
                new Edit("contract.signedOn", "2026-99-01"),
                new Edit("contract.recognition", null),
                new Edit("contract.paymentTerms", null),
                new Edit("amount", null),
                new Edit("amount.value", "0"),
                new Edit("amount.currency", "USD"),
                new Edit("amount.currency", "XXX"),
                new Edit("amount.value", "30000.001"),
                new Edit("startOn", null),
                new Edit("endOn", "2020-01-01"),
                new Edit("lines", List.of()),
                new Edit("account.country", null),
                new Edit("account.country", "US"),
                new Edit("account.country", "FR"),
                new Edit("account.address", null),
                new Edit("account.address.state", "ON"),
                new Edit("account.taxNumber", null),
                new Edit("account.exemptUntil", "2030-01-01"),
                new Edit("account.poRequired", true),
                new Edit("account.parentId", "001A"),
                new Edit("billTo", Map.of("id", "001B", "name", "Other", "country", "DE")),
                new Edit("serviceLine", null),
                new Edit("serviceLine", "implementation"),
                new Edit("serviceLine", "gardening"),
                new Edit("billingMethod", null),
                new Edit("billingMethod", "fixed-price"),
                new Edit("billingMethod", "barter"),
                new Edit("legalEntity", "zz99"),
                new Edit("existing", Map.of("projectId", "9")),
                new Edit("payers", List.of(Map.of("id", "P", "share", "100"))));
    }
}

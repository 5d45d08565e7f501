package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import io.throughline.config.ExchangeRate;
import io.throughline.config.Layers;
import io.throughline.config.RoundingRule;
import io.throughline.rules.billing.CostOnLedger;
import io.throughline.rules.billing.D30UnbilledToBilled;
import io.throughline.rules.billing.D31Milestone;
import io.throughline.rules.billing.D36RetainerEnd;
import io.throughline.rules.billing.D37Payers;
import io.throughline.rules.billing.D38Cancellation;
import io.throughline.rules.billing.OpenEntry;
import io.throughline.rules.billing.Retainer;
import io.throughline.rules.entities.D50Legs;
import io.throughline.rules.entities.D51Legs;
import io.throughline.rules.entities.LegLines;
import io.throughline.rules.entities.LegMaker;
import io.throughline.rules.entities.WorkBetweenCompanies;
import io.throughline.rules.party.D57CustomerRole;
import io.throughline.rules.revenue.Basis;
import io.throughline.rules.revenue.ContractEstimate;
import io.throughline.rules.revenue.D52AccruedRevenue;
import io.throughline.rules.revenue.D53Progress;
import io.throughline.rules.revenue.D56Undo;
import io.throughline.rules.revenue.RecognisedPeriod;
import io.throughline.rules.revenue.RevenueFact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the rules of billing, companies and revenue make fits the canonical model. */
class RulebookObjectsTest {

    private static final RoundingRule HALF_UP = new RoundingRule(Rounding.HALF_UP, RoundingRule.TaxLevel.LINE);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 30);

    @Test
    void everyRevenueFactFitsItsSchema() {
        List<RevenueFact> facts = new ArrayList<>(legs());
        facts.addAll(D51Legs.reversed(legs()).facts());
        facts.add(D50Legs.atInvoicing(legs().get(1)));
        facts.addAll(D30UnbilledToBilled.atPosting(invoice(), open(), CostOnLedger.BALANCE_SHEET)
                .facts());
        facts.addAll(D52AccruedRevenue.atInvoice(invoice(), legs()).facts());
        facts.addAll(D31Milestone.invoiced(milestone(), "us01", "I-1").facts());
        Retainer left = new Retainer("first", usd("10"), true, usd("4"), null);
        facts.addAll(D36RetainerEnd.atEnd(left, "us01", "C", "refund").facts());
        ContractEstimate estimate = new ContractEstimate(
                "E",
                usd("100"),
                ContractEstimate.Cost.of(usd("70"), usd("140")),
                usd("90"),
                ContractEstimate.Before.nothing("USD"));
        facts.addAll(D53Progress.of(estimate, Basis.OVER_TIME, false, HALF_UP).facts(estimate, "us01", "o"));
        facts.addAll(D56Undo.undo(
                        YearMonth.of(2026, 2), List.of(new RecognisedPeriod(YearMonth.of(2026, 2), false, legs())), DAY)
                .facts());
        facts.addAll(D56Undo.closeWorkInProgress(
                        "us01",
                        new RevenueFact.Source("correction", "P"),
                        List.of(usd("5")),
                        DAY,
                        new D56Undo.People("a", "b"))
                .facts());

        assertThat(facts).hasSizeGreaterThan(20);
        for (RevenueFact fact : facts) {
            assertThat(Schemas.errors("revenue-fact", fact.plain()))
                    .as(fact.id())
                    .isEmpty();
        }
    }

    @Test
    void aCreditNoteThePartsOfPayersAndACustomerRoleFitTheirSchemas() {
        Map<String, Object> note = D38Cancellation.cancel(invoice(), D38Cancellation.Style.CREDIT_NOTE, "CN")
                .creditNote();
        List<Map<String, Object>> parts = D37Payers.split(
                        Map.of(
                                "payers",
                                List.of(Map.of("partyId", "A", "share", "30"), Map.of("partyId", "B", "share", "70"))),
                        usd("10"))
                .parts();

        assertThat(Schemas.errors("invoice", note)).isEmpty();
        assertThat(Schemas.errors("contract", Map.of("id", "C", "payers", parts)))
                .isEmpty();
        assertThat(Schemas.errors(
                        "customer-role",
                        D57CustomerRole.of("P", "de01", List.of()).role()))
                .isEmpty();
    }

    @Test
    void linesOfLegsFitThePostingBatch() {
        LegLines.of("te-1", Map.of("entryId", "TE-1", "workedOn", DAY.toString()), legs())
                .forEach((entity, lines) -> assertThat(Schemas.errors("posting-batch", batch(lines)))
                        .isEmpty());
    }

    @Test
    void teamsThatRulesNameAreOnesThatDecide() {
        String desk = Layers.over().find("config/desk.yaml").orElseThrow().text();

        for (String team : List.of("finance", "pmo", "sales-operations")) {
            assertThat(desk).contains("  " + team + ":");
        }
    }

    private static Map<String, Object> batch(List<Map<String, Object>> lines) {
        return Map.of(
                "id", "b-1",
                "kind", "time",
                "legalEntity", "us01",
                "projectId", "P",
                "currency", "USD",
                "accountingOn", DAY.toString(),
                "lines", lines);
    }

    private static List<RevenueFact> legs() {
        WorkBetweenCompanies work = new WorkBetweenCompanies(
                "TE-1",
                "time-entry",
                new WorkBetweenCompanies.Day(DAY, 36_000, DAY),
                new WorkBetweenCompanies.Company("us01", "USD", LegMaker.US),
                new WorkBetweenCompanies.Company("gb01", "GBP", LegMaker.US),
                new WorkBetweenCompanies.Prices(usd("1200"), usd("2000"), Money.of("880", "GBP")));
        return D50Legs.of(
                        work,
                        (from, to, on) -> Optional.of(new ExchangeRate(from, to, on, on, new BigDecimal("0.8"), "BoE")),
                        entity -> HALF_UP)
                .facts();
    }

    private static Map<String, OpenEntry> open() {
        return Map.of("TE-1", new OpenEntry("TE-1", "time-entry", 36_000, usd("2000"), usd("800")));
    }

    private static Map<String, Object> milestone() {
        return Map.of("id", "M", "status", "reached", "projectId", "P", "amount", usd("5").plain());
    }

    private static Map<String, Object> invoice() {
        return Json.asObject(Json.read("""
                {"id":"I","kind":"invoice","status":"posted","legalEntity":"us01","customerId":"4021","currency":"USD",
                 "lines":[{"key":"1","class":"time","quantity":"10","seconds":36000,"unit":"hour","net":{"value":"2000","currency":"USD"},
                   "taxAmount":{"value":"100","currency":"USD"},
                   "entries":[{"kind":"time-entry","id":"TE-1","seconds":36000,"amount":{"value":"2000","currency":"USD"}}]}],
                 "net":{"value":"2000","currency":"USD"},"tax":{"value":"100","currency":"USD"},
                 "credits":[{"invoiceId":"C","extent":"partial","amount":{"value":"5","currency":"USD"}}]}"""));
    }

    private static Money usd(String value) {
        return Money.of(value, "USD");
    }
}

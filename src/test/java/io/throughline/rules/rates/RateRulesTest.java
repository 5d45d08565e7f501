package io.throughline.rules.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Ruling;
import io.throughline.rules.money.TimeUnit;
import io.throughline.rules.money.UnitPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateRulesTest {

    private static final BigDecimal EIGHT = new BigDecimal("8");
    private static final RoundingRule HALF_UP = new RoundingRule(Rounding.HALF_UP, RoundingRule.TaxLevel.LINE);
    private static final RateBook.Buyer BUYER = new RateBook.Buyer("EUR", "de01", "C1", "Q1", "K1");

    @ParameterizedTest
    @CsvSource({
        "2026-03-14, 100",
        "2026-03-15, 110",
        "2026-03-20, 110",
        "2026-03-31, 110",
        "2026-04-01, 120",
        "2027-02-28, 120"
    })
    void d23TheRateIsTheOneInForceOnTheWorkDate(LocalDate workedOn, String rate) {
        RateCard card = card(
                "general",
                null,
                "EUR",
                row("Senior", "100", "2026-01-01", "2026-03-14"),
                row("Senior", "110", "2026-03-15", "2026-03-31"),
                row("Senior", "120", "2026-04-01", null));

        assertThat(rate(List.of(card), RateQuery.of(workedOn, "Senior"))).isEqualTo(Money.of(rate, "EUR"));
    }

    @Test
    void d23ADayBeforeTheFirstRateHasNone() {
        D25Price price = price(
                List.of(card("general", null, "EUR", row("Senior", "100", "2026-01-01", null))),
                RateQuery.of(LocalDate.of(2025, 12, 31), "Senior"));

        assertThat(price.isHeld()).isTrue();
        assertThat(price.ruling().rule()).isEqualTo("D25");
    }

    @Test
    void d24TheNarrowestScopeWinsAndAWiderOneFillsWhatItDoesNotPrice() {
        List<RateCard> cards = List.of(
                card("contract", "C2", "EUR", row("Senior", "1", "2026-01-01", null)),
                card("contract", "C1", "EUR", row("Senior", "110", "2026-01-01", null)),
                card("quote", "Q1", "EUR", row("Senior", "112", "2026-01-01", null)),
                card("customer", "K1", "EUR", row("Senior", "115", "2026-01-01", null)),
                card("general", null, "EUR", row("Senior", "120", "2026-01-01", null)));
        RateQuery senior = RateQuery.of(LocalDate.of(2026, 5, 4), "Senior");

        for (int narrowest = 1; narrowest < cards.size(); narrowest++) {
            assertThat(rate(cards.subList(narrowest, cards.size()), senior))
                    .isEqualTo(cards.get(narrowest).rows().get(0).price().price());
        }
        assertThat(rate(
                        List.of(
                                card("general", null, "EUR", row("Junior", "80", "2026-01-01", null)),
                                card("contract", "C1", "EUR", row("Senior", "110", "2026-01-01", null))),
                        RateQuery.of(LocalDate.of(2026, 5, 4), "Junior")))
                .isEqualTo(Money.of("80", "EUR"));
    }

    @Test
    void d25TheMostSpecificRowWinsAndEmptyFieldsAreTheWeakest() {
        RateCard card = card(
                "contract",
                "C1",
                "EUR",
                row(null, "90", "2026-01-01", null),
                row("Senior", "100", "2026-01-01", null),
                with(row("Senior", "105", "2026-01-01", null), "resourcingEntity", "gb01"),
                with(row("Senior", "107", "2026-01-01", null), "organisationalUnit", "North"),
                with(row(null, "130", "2026-01-01", null), "employeeId", "17"));
        LocalDate day = LocalDate.of(2026, 5, 4);

        assertThat(rate(List.of(card), query(day, "Junior", "4", "de01", null))).isEqualTo(Money.of("90", "EUR"));
        assertThat(rate(List.of(card), query(day, "Senior", "4", "de01", null))).isEqualTo(Money.of("100", "EUR"));
        assertThat(rate(List.of(card), query(day, "Senior", "4", "gb01", "North")))
                .isEqualTo(Money.of("105", "EUR"));
        assertThat(rate(List.of(card), query(day, "Senior", "4", "de01", "North")))
                .isEqualTo(Money.of("107", "EUR"));
        assertThat(rate(List.of(card), query(day, "Senior", "17", "gb01", "North")))
                .isEqualTo(Money.of("130", "EUR"));
    }

    @Test
    void d25TheUnitThatTheContractSellsIsTheStrongerMatch() {
        RateCard card = card(
                "contract",
                "C1",
                "EUR",
                row("Senior", "100", "2026-01-01", null),
                with(row("Senior", "700", "2026-01-01", null), "unit", "day"));
        LocalDate day = LocalDate.of(2026, 5, 4);

        assertThat(amount(card, new RateQuery(day, "Senior", null, null, null, TimeUnit.DAY, null), 14_400, 0))
                .isEqualTo(Money.of("350.00", "EUR"));
        assertThat(amount(card, RateQuery.of(day, "Senior"), 14_400, 0)).isEqualTo(Money.of("400.00", "EUR"));
    }

    @Test
    void d25ASupplementAppliesToItsKindOfWorkOnly() {
        Map<String, Object> row = with(
                row("Senior", "110", "2026-01-01", null),
                "uplifts",
                List.of(Map.of("kind", "weekend", "percent", "50"), Map.of("kind", "overtime", "percent", "12.5")));
        RateCard card = card("contract", "C1", "EUR", row);
        LocalDate day = LocalDate.of(2026, 5, 4);

        assertThat(amount(card, kind(day, "weekend"), 3_600, 0)).isEqualTo(Money.of("165.00", "EUR"));
        assertThat(amount(card, kind(day, "overtime"), 3_600, 0)).isEqualTo(Money.of("123.75", "EUR"));
        assertThat(amount(card, kind(day, "regular"), 3_600, 0)).isEqualTo(Money.of("110.00", "EUR"));
        assertThat(amount(card, kind(day, "night"), 3_600, 0)).isEqualTo(Money.of("110.00", "EUR"));
    }

    @Test
    void d25TiersPriceEachPartOfTheQuantityOnce() {
        RateCard card = card(
                "contract",
                "C1",
                "EUR",
                with(row("Senior", "100", "2026-01-01", null), "tier", Map.of("from", "0", "to", "200")),
                with(row("Senior", "90", "2026-01-01", null), "tier", Map.of("from", "200", "to", "300")));
        RateQuery query = RateQuery.of(LocalDate.of(2026, 5, 4), "Senior");

        assertThat(amount(card, query, 8 * 3600, 196 * 3600)).isEqualTo(Money.of("760.00", "EUR"));
        assertThat(amount(card, query, -8 * 3600, 204 * 3600)).isEqualTo(Money.of("-760.00", "EUR"));
        assertThat(amount(card, query, 8 * 3600, 200 * 3600)).isEqualTo(Money.of("720.00", "EUR"));
        assertThat(amount(card, query, 8 * 3600, 296 * 3600)).isNull();
    }

    @Test
    void d25ARoleThatIsNotPricedIsHeldForFinance() {
        D25Price price = price(
                List.of(card("general", null, "EUR", row("Senior", "100", "2026-01-01", null))),
                RateQuery.of(LocalDate.of(2026, 5, 4), "Architect"));

        assertThat(price.ruling().effect()).isEqualTo(Ruling.Effect.HELD);
        assertThat(price.ruling().team()).isEqualTo("finance");
        assertThat(price.ruling().numbers()).containsEntry("role", "Architect");
    }

    @Test
    void d26AnExplicitZeroIsAPrice() {
        D25Price price = price(
                List.of(
                        card("contract", "C1", "EUR", row("PM", "0", "2026-01-01", null)),
                        card("general", null, "EUR", row("PM", "140", "2026-01-01", null))),
                RateQuery.of(LocalDate.of(2026, 5, 4), "PM"));

        assertThat(price.isHeld()).isFalse();
        assertThat(price.ruling().rule()).isEqualTo("D26");
        assertThat(price.priced().amount(28_800, 0, EIGHT, HALF_UP)).isEqualTo(Money.of("0.00", "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"2026-06-01, 1", "2026-06-30, 1", "2026-07-01, 0", "2026-08-01, 0"})
    void d27RowsOfTheSameScopeMayNotOverlap(String secondFrom, int clashes) {
        RateCard card = card(
                "general",
                null,
                "EUR",
                row("Senior", "100", "2026-01-01", "2026-06-30"),
                row("Senior", "110", secondFrom, "2026-12-31"));

        List<D27Overlap.Clash> found = D27Overlap.overlaps(List.of(card), "finance");
        assertThat(found).hasSize(clashes);
        assertThat(found)
                .allSatisfy(clash -> assertThat(clash.ruling().numbers())
                        .containsEntry("first", "RC-general-null/row 1")
                        .containsEntry("second", "RC-general-null/row 2"));
        assertThat(D27Overlap.gaps(card, "finance")).hasSize(secondFrom.equals("2026-08-01") ? 1 : 0);
    }

    @Test
    void d27OtherRolesScopesUnitsAndTiersDoNotOverlap() {
        List<RateCard> cards = List.of(
                card(
                        "general",
                        null,
                        "EUR",
                        row("Senior", "100", "2026-01-01", null),
                        row("Junior", "100", "2026-01-01", null),
                        row(null, "90", "2026-01-01", null),
                        with(row("Senior", "700", "2026-01-01", null), "unit", "day")),
                card("customer", "K1", "EUR", row("Senior", "100", "2026-01-01", null)),
                card(
                        "customer",
                        "K2",
                        "EUR",
                        with(row("Senior", "100", "2026-01-01", null), "tier", Map.of("from", "0", "to", "10")),
                        with(row("Senior", "90", "2026-01-01", null), "tier", Map.of("from", "10"))));

        assertThat(D27Overlap.overlaps(cards, "finance")).isEmpty();
    }

    @Test
    void d27TwoCardsOfOneScopeThatMeetHoldWhatTheyWouldPrice() {
        List<RateCard> cards = List.of(
                card("contract", "C1", "EUR", row("Senior", "100", "2026-01-01", null)),
                card("contract", "C1", "EUR", row("Senior", "110", "2026-01-01", null)));

        assertThat(price(cards, RateQuery.of(LocalDate.of(2026, 5, 4), "Senior"))
                        .ruling()
                        .rule())
                .isEqualTo("D27");
    }

    @Test
    void d28AReRateIsPreviewedAndChangesNothing() {
        RateQuery query = RateQuery.of(LocalDate.of(2026, 5, 4), "Senior");
        List<D28ReRate.Logged> logged = List.of(
                new D28ReRate.Logged(
                        "1", query, 36_000, UnitPrice.hourly(Money.of("150", "EUR")), Money.of("1500.00", "EUR")),
                new D28ReRate.Logged(
                        "2",
                        RateQuery.of(LocalDate.of(2026, 5, 4), "Architect"),
                        3_600,
                        UnitPrice.hourly(Money.of("150", "EUR")),
                        Money.of("150.00", "EUR")));
        RateBook book =
                RateBook.of(List.of(card("contract", "C1", "EUR", row("Senior", "170", "2026-01-01", null))), BUYER);

        D28ReRate preview = D28ReRate.preview(logged, book, EIGHT, HALF_UP);
        assertThat(preview.total()).isEqualTo(Money.of("200.00", "EUR"));
        assertThat(preview.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.to()).isEqualTo(UnitPrice.hourly(Money.of("170", "EUR"))));
        assertThat(preview.unpriced()).containsExactly("2");
    }

    @Test
    void d29ACardInAnotherCurrencyIsRefusedAtSetUpAndPricesNothing() {
        RateCard dollars = card("contract", "C1", "USD", row("Senior", "100", "2026-01-01", null));

        assertThat(D29PriceCurrency.refusal(dollars, "EUR", "finance"))
                .hasValueSatisfying(refused -> assertThat(refused.numbers()).containsEntry("card currency", "USD"));
        assertThat(D29PriceCurrency.refusal(dollars, "USD", "finance")).isEmpty();
        assertThat(price(List.of(dollars), RateQuery.of(LocalDate.of(2026, 5, 4), "Senior"))
                        .ruling()
                        .rule())
                .isEqualTo("D29");
    }

    @Test
    void d25ACardThatIsNotApprovedPricesNothing() {
        Map<String, Object> draft =
                new HashMap<>(plainCard("contract", "C1", "EUR", row("Senior", "1", "2026-01-01", null)));
        draft.put("approval", Map.of("status", "draft"));

        assertThat(price(List.of(RateCard.of(draft)), RateQuery.of(LocalDate.of(2026, 5, 4), "Senior"))
                        .isHeld())
                .isTrue();
    }

    @Test
    void d25TheOrderOfCardsAndRowsDoesNotMatter() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (String role : new String[] {null, "Senior", "Junior"}) {
                for (int month = 1; month <= 12; month++) {
                    rows.add(row(
                            role,
                            String.valueOf(random.nextInt(300)),
                            "2026-%02d-01".formatted(month),
                            LocalDate.of(2026, month, 1)
                                    .plusMonths(1)
                                    .minusDays(1)
                                    .toString()));
                }
            }
            RateQuery query = RateQuery.of(
                    LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)),
                    random.nextBoolean() ? "Senior" : "Architect");
            Money first = rate(List.of(cardOf(rows)), query);
            Collections.shuffle(rows, random);

            assertThat(rate(List.of(cardOf(rows)), query)).isEqualTo(first);
        }
    }

    private static RateCard cardOf(List<Map<String, Object>> rows) {
        return RateCard.of(Map.of(
                "id", "RC", "scope", Map.of("level", "general"), "currency", "EUR", "rows", priced(rows, "EUR")));
    }

    private static Money amount(RateCard card, RateQuery query, long seconds, long before) {
        return price(List.of(card), query).priced().amount(seconds, before, EIGHT, HALF_UP);
    }

    private static Money rate(List<RateCard> cards, RateQuery query) {
        return price(cards, query).priced().rate(0, EIGHT).price();
    }

    private static D25Price price(List<RateCard> cards, RateQuery query) {
        return D25Price.of(RateBook.of(cards, BUYER), query, "finance", null);
    }

    private static RateQuery query(LocalDate day, String role, String employee, String company, String unit) {
        return new RateQuery(day, role, employee, company, unit, TimeUnit.HOUR, null);
    }

    private static RateQuery kind(LocalDate day, String kind) {
        return new RateQuery(day, "Senior", null, null, null, TimeUnit.HOUR, kind);
    }

    @SafeVarargs
    private static RateCard card(String level, String id, String currency, Map<String, Object>... rows) {
        return RateCard.of(plainCard(level, id, currency, rows));
    }

    @SafeVarargs
    private static Map<String, Object> plainCard(
            String level, String id, String currency, Map<String, Object>... rows) {
        Map<String, Object> scope = id == null ? Map.of("level", level) : Map.of("level", level, "id", id);
        return Map.of(
                "id",
                "RC-" + level + "-" + id,
                "scope",
                scope,
                "currency",
                currency,
                "rows",
                priced(List.of(rows), currency));
    }

    private static List<Object> priced(List<Map<String, Object>> rows, String currency) {
        List<Object> priced = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            Map<String, Object> inCurrency = new HashMap<>(row);
            inCurrency.put("price", Map.of("value", row.get("price"), "currency", currency));
            priced.add(inCurrency);
        }
        return priced;
    }

    private static Map<String, Object> row(String role, String price, String from, String to) {
        Map<String, Object> row = new HashMap<>(Map.of("unit", "hour", "price", price, "validFrom", from));
        if (role != null) {
            row.put("role", role);
        }
        if (to != null) {
            row.put("validTo", to);
        }
        return row;
    }

    private static Map<String, Object> with(Map<String, Object> row, String name, Object value) {
        row.put(name, value);
        return row;
    }
}

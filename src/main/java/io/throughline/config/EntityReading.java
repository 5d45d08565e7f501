package io.throughline.config;

import io.throughline.canonical.Decimals;
import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes one legal entity of its part of the region file over everything the chain says. */
final class EntityReading {

    private static final String FALLBACK_CURRENCY = "EUR";

    private final RegionSources sources;
    private final Map<String, String> systems;
    private final Problems problems;
    private final Shapes shapes;

    EntityReading(RegionSources sources, Map<String, String> systems, Problems problems) {
        this.sources = sources;
        this.systems = systems;
        this.problems = problems;
        this.shapes = new Shapes(problems);
    }

    LegalEntity entity(String id, YamlMap merged) {
        YamlFields fields = merged.fields(problems)
                .require("name", "country", "subsidiaries", "currency", "rounding", "tax", "exchangeRates", "approval")
                .require("serviceLines", "templates", "projectCode", "calendar", "policies");
        LegalEntity.Seat seat = new LegalEntity.Seat(
                shapes.country(fields, "country").orElse(""),
                fields.text("state").orElse(null));
        return new LegalEntity(
                id,
                fields.text("name").orElse(id),
                seat,
                books(fields),
                new DeliveryReading(sources, systems, problems).delivery(fields),
                new PoliciesReading(problems).policies(fields));
    }

    private LegalEntity.Books books(YamlFields fields) {
        String currency = shapes.currency(fields, "currency").orElse(FALLBACK_CURRENCY);
        return new LegalEntity.Books(
                currency,
                rounding(fields),
                taxes(fields),
                exchange(fields),
                new ApprovalReading(sources.teams().byId(), problems).chain(fields, currency),
                subsidiaries(fields));
    }

    private RoundingRule rounding(YamlFields fields) {
        YamlFields rounding = part(fields, "rounding")
                .onlyKeys("mode", "taxLevel", "increments")
                .require("mode", "taxLevel");
        return new RoundingRule(
                rounding.choice("mode", Rounding.class).orElse(Rounding.HALF_UP),
                rounding.choice("taxLevel", RoundingRule.TaxLevel.class).orElse(RoundingRule.TaxLevel.LINE),
                increments(rounding));
    }

    private Map<String, BigDecimal> increments(YamlFields rounding) {
        Map<String, BigDecimal> increments = new TreeMap<>();
        rounding.map("increments")
                .ifPresent(map -> map.entries().forEach((currency, node) -> {
                    Optional<BigDecimal> increment = Decimals.of(node.plain()).filter(number -> number.signum() > 0);
                    if (!Money.isCurrency(currency) || increment.isEmpty()) {
                        problems.add(
                                "CFG-1101",
                                node,
                                "this is no increment of a currency.",
                                "Write a code of ISO 4217 and a number above 0, such as { CHF: \"0.05\" }.");
                    }
                    increment.ifPresent(number -> increments.put(currency, number));
                }));
        return increments;
    }

    private List<TaxTreatment> taxes(YamlFields fields) {
        YamlFields tax = part(fields, "tax").onlyKeys("treatments", "rates").require("treatments");
        return new TaxReading(sources.countries(), problems).treatments(new TaxRates(tax, problems).inTreatments());
    }

    private LegalEntity.Exchange exchange(YamlFields fields) {
        YamlFields exchange =
                part(fields, "exchangeRates").onlyKeys("table", "on").require("table", "on");
        String table = exchange.text("table").orElse("");
        if (!table.isEmpty() && !sources.rates().containsKey(table)) {
            problems.add(
                    "CFG-1103",
                    exchange.node("table").orElseThrow(),
                    "there is no table of exchange rates '" + table + "'.",
                    "Add " + ExchangeRatesReading.FOLDER + "/" + table + ".csv.");
        }
        return new LegalEntity.Exchange(
                sources.rates().getOrDefault(table, new ExchangeRates(table, List.of())),
                exchange.choice("on", LegalEntity.RateDay.class).orElse(LegalEntity.RateDay.SIGNED));
    }

    private Map<String, String> subsidiaries(YamlFields fields) {
        YamlFields part = part(fields, "subsidiaries");
        Map<String, String> ids = new LinkedHashMap<>();
        part.map().names().forEach(system -> part.text(system).ifPresent(id -> ids.put(system, id)));
        String erp = systems.get("erp");
        if (erp != null) {
            part.require(erp);
        }
        return ids;
    }

    /** A nested map, or an empty one at the same place if it is absent: then what it lacks is told once, by the name of the map. */
    private YamlFields part(YamlFields fields, String name) {
        return Parts.of(fields, name, problems);
    }
}

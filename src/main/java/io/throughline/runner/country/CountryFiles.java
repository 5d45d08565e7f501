package io.throughline.runner.country;

import io.throughline.config.Countries;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Region;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a country that is new. Name and currency are those of the JDK (ISO 3166, ISO 4217), membership of the European Union is that of
 * {@code config/countries.yaml}; what only the firm or its accountant can know is marked {@code fill-in: …} (CFG-1170).
 *
 * @param country ISO 3166-1 alpha-2
 * @param wider the region it extends
 * @param entity id of the legal entity that sells there
 */
public record CountryFiles(String country, Region wider, String entity, Countries facts) {

    /** Code of the region: the country's, in small letters. */
    public String region() {
        return country.toLowerCase(Locale.ROOT);
    }

    /** Text by path: the region, and rows of tables that its ERP needs. */
    public Map<String, String> texts(Layers layers) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("config/regions/" + region() + ".yaml", regionFile());
        wider.system("erp").ifPresent(erp -> tables(erp, layers, texts));
        return texts;
    }

    private void tables(String erp, Layers layers, Map<String, String> texts) {
        String own = "mappings/regions/" + region() + "/lookups/";
        Optional<String> currencies = text(layers, "mappings/lookups/" + erp + "-currencies.csv");
        currency()
                .filter(code -> currencies.filter(table -> !hasKey(table, code)).isPresent())
                .ifPresent(code -> texts.put(
                        own + erp + "-currencies.csv", "key,id\n" + code + ",fill-in: internal id of the currency\n"));
        if (text(layers, "mappings/lookups/" + erp + "-tax-codes.csv").isPresent()) {
            String reverse = isInUnion() ? "reverse-charge,fill-in: tax code without tax for business in the EU\n" : "";
            texts.put(
                    own + erp + "-tax-codes.csv",
                    "key,code\nstandard,fill-in: tax code of the standard rate\n" + reverse);
        }
    }

    private static Optional<String> text(Layers layers, String path) {
        return layers.find(path).map(LayerFile::text);
    }

    private static boolean hasKey(String table, String key) {
        return table.lines().anyMatch(line -> line.startsWith(key + ","));
    }

    private Optional<String> currency() {
        return Optional.ofNullable(Currency.getInstance(new Locale("", country)))
                .map(Currency::getCurrencyCode);
    }

    private boolean isInUnion() {
        return facts.groups().getOrDefault("eu", Set.of()).contains(country);
    }

    private String regionFile() {
        String name = new Locale("", country).getDisplayCountry(Locale.ENGLISH);
        return """
                # %1$s. Each 'fill-in' is a place for people who know: 'throughline validate' names those that are left. Keys: docs/regions.md.
                region: %2$s
                extends: %3$s
                name: %1$s
                countries: [%4$s]
                zone: "fill-in: time zone of business dates, such as Europe/Berlin"
                currency: %5$s
                rounding: { mode: "fill-in: half-up, half-even, half-down, down or up (D2)", taxLevel: "fill-in: line, document or document-and-rate (D3)" }
                approval: { above: "fill-in: amount in %5$s above which a deal must be approved", team: finance }

                calendar:
                  holidays: "fill-in: holidays, as a list such as [2026-12-25, 2027-01-01]"

                legalEntities:
                  %6$s:
                    name: "fill-in: name of the company"
                    country: %4$s
                    subsidiaries: { %7$s: "fill-in: its id in the ERP" }

                # Written by an accountant; tried from top to bottom (docs/regions.md). Not checked against a statute.
                tax:
                  treatments:
                    - id: domestic
                      rule: %8$s
                      says: the service is received in %1$s
                      when: [{ fact: service.country, in: [%4$s] }]
                      treatment: standard
                      components: [{ name: "fill-in: name of the tax", rate: "fill-in: standard rate in per cent" }]
                %9$s    - id: abroad
                      rule: %8$s
                      says: the service is received abroad
                      when: [{ fact: service.country, notIn: [%4$s] }]
                      treatment: "fill-in: what applies abroad, such as zero-rated or outside-scope"
                      note: "fill-in: what the invoice says then"
                """.formatted(
                        name,
                        region(),
                        wider.code(),
                        country,
                        currency().orElse("\"fill-in: accounting currency\""),
                        entity,
                        wider.system("erp").orElse("erp"),
                        isInUnion() ? "D47" : "D48",
                        isInUnion() ? REVERSE_CHARGE : "");
    }

    private static final String REVERSE_CHARGE = """
                - id: reverse-charge
                  rule: D47
                  says: a business in another member state of the European Union accounts for the tax itself
                  when: [{ fact: service.country, inGroup: eu }]
                  requires:
                    - id: customer-number
                      check: { fact: customer.taxNumber, present: true }
                      title: The customer in another EU country has no VAT number, so the invoice cannot go out without VAT.
                      fix: Get the customer's VAT number, confirm it, enter number and date at the account in the CRM and retry.
                  treatment: reverse-charge
                  note: "Reverse charge: the recipient of the service owes the tax."
            """;
}

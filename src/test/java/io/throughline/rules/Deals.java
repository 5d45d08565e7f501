package io.throughline.rules;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Deals to try the rules on: a good one, changed field by field. */
final class Deals {

    static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    static final List<CodeLimits> LIMITS = List.of(
            new CodeLimits("netsuite", 80, Pattern.compile("[A-Za-z0-9_-]+")),
            new CodeLimits("kantata", 40, Pattern.compile(".+")));

    static final Regions REGIONS = shipped();

    private static final String GOOD = """
            { "id": "006000000000001AAA", "name": "Harbour study", "stage": "Closed Won", "won": true, "version": "2026-06-14T08:00:00Z",
              "serviceLine": "advisory", "billingMethod": "time-and-materials",
              "contract": { "number": "C-1", "signedOn": "2026-06-10", "paymentTerms": "net-30", "recognition": "over-time" },
              "startOn": "2026-07-01", "endOn": "2026-12-31",
              "amount": { "value": "30000.00", "currency": "EUR" },
              "account": { "id": "001A", "name": "Example Werke", "country": "DE", "taxNumber": "DE123456789", "taxProvenOn": "2026-05-01",
                           "address": { "country": "DE" } },
              "lines": [
                { "key": "L1", "name": "Senior advice", "role": "Senior Consultant", "quantity": 100, "unitPrice": { "value": "200", "currency": "EUR" },
                  "total": { "value": "20000.00", "currency": "EUR" } },
                { "key": "L2", "name": "Analysis", "role": "Analyst", "quantity": 100, "unitPrice": { "value": "100", "currency": "EUR" },
                  "total": { "value": "10000.00", "currency": "EUR" } } ] }
            """;

    private final Map<String, Object> opportunity = Json.readObject(GOOD);

    private Deals() {}

    static Deals good() {
        return new Deals();
    }

    /** A good deal of a country: its currency, its customer. */
    static Deals in(String country, String currency) {
        return good().with("account.country", country)
                .with("account.address.country", country)
                .without("account.taxNumber")
                .currency(currency);
    }

    Deals currency(String currency) {
        with("amount.currency", currency);
        for (int at = 0; at < Json.asList(opportunity.get("lines")).size(); at++) {
            line(at, "unitPrice.currency", currency).line(at, "total.currency", currency);
        }
        return this;
    }

    /** One line of one hour at the whole amount. */
    Deals amount(String value) {
        with("amount.value", value);
        Json.asList(opportunity.get("lines")).remove(1);
        return line(0, "quantity", 1).line(0, "unitPrice.value", value).line(0, "total.value", value);
    }

    Deals with(String path, Object value) {
        put(opportunity, path, value);
        return this;
    }

    Deals line(int at, String path, Object value) {
        put(Json.asObject(Json.asList(opportunity.get("lines")).get(at)), path, value);
        return this;
    }

    Deals without(String path) {
        int dot = path.lastIndexOf('.');
        Map<String, Object> parent =
                dot < 0 ? opportunity : Json.asObject(Json.at(opportunity, path.substring(0, dot)));
        parent.remove(path.substring(dot + 1));
        return this;
    }

    Deals billed(String method) {
        return with("billingMethod", method);
    }

    Map<String, Object> document() {
        Map<String, Object> event = Map.of("source", "salesforce", "data", Map.of("generation", 1));
        return Map.of("event", event, "opportunity", opportunity);
    }

    Verdict decide(String region) {
        return decide(region, Facts.ofNewDeal(TODAY, LIMITS));
    }

    Verdict decide(String region, Facts facts) {
        return new CommercialTerms().decide(document(), REGIONS.region(region).orElseThrow(), facts);
    }

    Map<String, Object> terms(String region) {
        Verdict verdict = decide(region);
        if (verdict instanceof Verdict.Passed passed) {
            return passed.terms();
        }
        throw new AssertionError("held: " + verdict);
    }

    List<Finding> findings(String region) {
        return decide(region) instanceof Verdict.Held held ? held.findings() : List.of();
    }

    Verdict decide(Region region) {
        return new CommercialTerms().decide(document(), region, Facts.ofNewDeal(TODAY, LIMITS));
    }

    /** A region like Germany whose legal entity says this besides, as flow YAML such as {@code "rules: { D41: off }"}. */
    static Region lab(String... settings) {
        String yaml = """
                region: lab
                extends: de
                name: Laboratory
                legalEntities:
                  lab01:
                    name: Example Laboratory
                    country: DE
                    subsidiaries: { netsuite: "4" }
                """ + Arrays.stream(settings).map("    %s\n"::formatted).collect(Collectors.joining());
        Problems problems = new Problems();
        Region region = Regions.load(Layers.over(folder("config/regions/lab.yaml", yaml)), problems)
                .region("lab")
                .orElseThrow();
        problems.throwIfAny();
        return region;
    }

    private static Path folder(String path, String text) {
        try {
            Path folder = Files.createTempDirectory("throughline-lab");
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            file.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Map<String, Object> object, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            object.put(path, value);
        } else {
            Object part = object.computeIfAbsent(path.substring(0, dot), name -> new LinkedHashMap<String, Object>());
            put(Json.asObject(part), path.substring(dot + 1), value);
        }
    }

    private static Regions shipped() {
        Problems problems = new Problems();
        Regions regions = Regions.load(Layers.over(), problems);
        problems.throwIfAny();
        return regions;
    }
}

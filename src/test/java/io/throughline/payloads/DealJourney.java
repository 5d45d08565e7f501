package io.throughline.payloads;

import io.throughline.canonical.Json;
import io.throughline.canonical.SchemaViolation;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.MappingCatalog;
import io.throughline.mapping.MappingException;
import io.throughline.mapping.MappingProblem;
import io.throughline.rules.CodeLimits;
import io.throughline.rules.CommercialTerms;
import io.throughline.rules.Facts;
import io.throughline.rules.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a deal goes through between the systems, without the systems: read, decided, written for ERP, PSA and CRM. Thread-safe. */
final class DealJourney {

    private static final String PLACE = "salesforce/place.to-canonical";
    private static final String READ = "salesforce/opportunity.to-canonical";
    /** What belongs to a mapping and to no line of it: the budget. */
    private static final Set<String> OF_THE_WHOLE = Set.of("MAP-2008");

    private static final List<CodeLimits> LIMITS = List.of(
            new CodeLimits("netsuite", 80, Pattern.compile("[A-Za-z0-9_-]+")),
            new CodeLimits("kantata", 40, Pattern.compile(".+")),
            new CodeLimits("salesforce", 40, Pattern.compile("[A-Za-z0-9_-]+")));

    /** Mappings that are used once for a deal. */
    private static final List<String> ONCE = List.of(
            "netsuite/customer-search",
            "netsuite/customer",
            "netsuite/project",
            "netsuite/contract",
            "kantata/project",
            "kantata/budget",
            "salesforce/status",
            "salesforce/link");

    /** Mappings that are used for each item of a list of the terms. */
    private static final Map<String, String> EACH = Map.of(
            "kantata/task", "tasks",
            "kantata/milestone", "milestones",
            "kantata/staffing", "staffing",
            "kantata/staffing-place", "staffing");

    private final Regions regions;
    private final MappingCatalog mappings;

    private DealJourney(Regions regions, MappingCatalog mappings) {
        this.regions = regions;
        this.mappings = mappings;
    }

    static DealJourney over(Layers layers) {
        Problems problems = new Problems();
        Regions regions = Regions.load(layers, problems);
        problems.throwIfAny();
        MappingCatalog mappings = MappingCatalog.load(layers, regions.everyChain(), problems);
        problems.throwIfAny();
        return new DealJourney(regions, mappings);
    }

    /**
     * How far a deal came.
     *
     * @param refused {@code code path} of what could not be mapped
     * @param held {@code rule team} of every finding
     * @param sent what goes to the vendors, by mapping: one object, or a list where a mapping is used for each item
     * @param messages everything that people are told
     */
    record End(
            Map<String, Object> opportunity,
            Map<String, Object> terms,
            List<String> refused,
            List<String> held,
            Map<String, Object> sent,
            List<String> messages) {

        private static End start() {
            return new End(null, null, new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
        }

        private End with(Map<String, Object> read, Map<String, Object> decided) {
            return new End(read, decided, refused, held, sent, messages);
        }
    }

    End of(Map<String, Object> record, LocalDate today) {
        End end = End.start();
        Map<String, Object> place = mapped(PLACE, List.of(), record, Map.of(), end);
        Optional<Region> found = regions.resolve(Json.textAt(place, "region"), Json.textAt(place, "country"));
        if (found.isEmpty()) {
            end.held().add("RUL-1001 sales-operations");
            return end;
        }
        Region region = found.get().on(today);
        Map<String, Object> opportunity = mapped(
                READ,
                Regions.chain(region, Json.textAt(place, "legalEntity"), null),
                record,
                context(region, today, Map.of()),
                end);
        return opportunity == null ? end : decided(opportunity, region, today, end.with(opportunity, null));
    }

    private End decided(Map<String, Object> opportunity, Region region, LocalDate today, End end) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("event", Map.of("source", "salesforce", "data", Map.of("generation", 1)));
        document.put("opportunity", opportunity);
        Verdict verdict = new CommercialTerms().decide(document, region, Facts.ofNewDeal(today, LIMITS));
        if (verdict instanceof Verdict.Held held) {
            held.findings().forEach(finding -> {
                end.held().add(finding.rule() + " " + finding.team());
                end.messages().add(finding.title() + " " + finding.detail() + " " + finding.fix());
            });
            return end;
        }
        Map<String, Object> terms = ((Verdict.Passed) verdict).terms();
        List<SchemaViolation> wrong = mappings.schemas().validate("terms", Json.read(Json.write(terms)));
        if (!wrong.isEmpty()) {
            throw new AssertionError("the terms do not fit their schema: " + wrong);
        }
        document.put("terms", terms);
        End made = end.with(opportunity, terms);
        send(document, region, today, made);
        return made;
    }

    private void send(Map<String, Object> document, Region region, LocalDate today, End end) {
        document.put("customer", Map.of("id", "4021"));
        document.put("project", Map.of("id", "33000001", "url", "https://psa.example/33000001"));
        document.put("erp-project", Map.of("id", "5012"));
        List<String> chain = Regions.chain(region, Json.textAt(end.terms(), "legalEntity"), null);
        ONCE.forEach(name -> {
            Map<String, Object> made =
                    mapped(name + ".from-canonical", chain, document, context(region, today, document), end);
            end.sent().put(name, made);
        });
        EACH.forEach((name, list) -> end.sent().put(name, each(name, list, document, region, today, end)));
    }

    private List<Object> each(
            String name, String list, Map<String, Object> document, Region region, LocalDate today, End end) {
        List<String> chain = Regions.chain(region, Json.textAt(end.terms(), "legalEntity"), null);
        List<Object> made = new ArrayList<>();
        for (Object item : Json.asList(end.terms().get(list))) {
            Map<String, Object> own = new LinkedHashMap<>(document);
            own.put("item", item);
            made.add(mapped(name + ".from-canonical", chain, own, context(region, today, own), end));
        }
        return made;
    }

    private Map<String, Object> mapped(
            String name, List<String> chain, Map<String, Object> input, Map<String, Object> context, End end) {
        Mapping mapping = mappings.mapping(name, chain);
        try {
            return mapping.apply(input, context);
        } catch (MappingException e) {
            String prefix = name.equals(READ) ? "" : name.replace(".from-canonical", "") + " ";
            e.problems().forEach(DealJourney::requirePlace);
            e.problems().forEach(problem -> end.refused().add(prefix + problem.code() + " " + problem.path()));
            end.messages().add(e.getMessage());
            return null;
        }
    }

    private static void requirePlace(MappingProblem problem) {
        boolean placed = problem.position().line() > 0 || OF_THE_WHOLE.contains(problem.code());
        if (!placed || problem.message().isBlank() || problem.action().isBlank()) {
            throw new AssertionError("a problem without place, sentence or advice: " + problem);
        }
    }

    private static Map<String, Object> context(Region region, LocalDate today, Map<String, Object> document) {
        Object billTo = Json.at(document, "opportunity.billTo");
        Object party = billTo == null ? Json.at(document, "opportunity.account") : billTo;
        Map<String, Object> variable = new LinkedHashMap<>();
        variable.put("party", party);
        variable.put("place", Map.of("id", "77001"));
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("marker", "tl-1");
        context.put("key", "k-1");
        context.put("region", region.code());
        context.put("date", today.toString());
        context.put("variable", variable);
        context.put("present", null); // every record of the journey is made
        context.put("document", document);
        context.put(
                "system",
                Map.of("url", "https://crm.example", "serviceName", "throughline", "appUrl", "https://app.example"));
        return context;
    }
}

package io.throughline;

import io.throughline.camel.operation.HoldException;
import io.throughline.camel.operation.RuleOperation;
import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.config.Region;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.connector.Capabilities;
import io.throughline.connector.ProjectCodeRule;
import io.throughline.desk.ApprovalAsked;
import io.throughline.ledger.NewCase;
import io.throughline.rules.CodeLimits;
import io.throughline.rules.CommercialTerms;
import io.throughline.rules.Facts;
import io.throughline.rules.Finding;
import io.throughline.rules.Rule;
import io.throughline.rules.Verdict;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives the pure rules the facts they need, and turns what they find into holds. Thread-safe. */
final class DealRules {

    private static final List<String> PROJECTS = List.of("psa-project", "erp-project");

    private final CommercialTerms rules = new CommercialTerms();
    private final Definitions definitions;
    private final DealHistory history;
    private final Clock clock;
    private final BusinessDay day;

    DealRules(Definitions definitions, DealHistory history, Clock clock) {
        this.definitions = definitions;
        this.history = history;
        this.clock = clock;
        this.day = new BusinessDay(clock);
    }

    /** The rules by the names that {@code rules:<name>} calls. */
    Map<String, RuleOperation> byName() {
        return Map.of(
                "commercial-terms", this::commercialTerms,
                "change-after-won", this::changeAfterWon,
                "project-code", DealRules::projectCode);
    }

    private Map<String, Object> commercialTerms(Map<String, Object> document) {
        Region region = region(document);
        Verdict verdict = rules.decide(document, region, facts(document, region, generation(document)));
        if (verdict instanceof Verdict.Held held) {
            throw new HoldException(desk(held));
        }
        return ((Verdict.Passed) verdict).terms();
    }

    private Map<String, Object> changeAfterWon(Map<String, Object> document) {
        if (history.projectsHaveTheChange(document)) {
            return Map.of("projectExists", true);
        }
        Region region = region(document);
        Verdict verdict = rules.decide(document, region, facts(document, region, 0));
        if (verdict instanceof Verdict.Held held) {
            held.findings().stream()
                    .filter(finding -> finding.rule().equals(Rule.D40.id()))
                    .findFirst()
                    .ifPresent(finding -> {
                        throw new HoldException(desk(new Verdict.Held(List.of(finding))));
                    });
        }
        return Map.of("projectExists", false);
    }

    private static Map<String, Object> projectCode(Map<String, Object> document) {
        return Map.of("id", Json.textAt(document, "terms.projectCode"));
    }

    /** As it is on the day of the event: a deal that waits is judged by the policies it came in under. */
    private Region region(Map<String, Object> document) {
        String code = Json.textAt(document, "transaction.region");
        return definitions
                .regions()
                .region(code)
                .map(region -> region.on(day.of(document, Optional.of(region))))
                .orElseThrow(() -> new IllegalStateException(
                        "CFG-2004 the transaction is placed in the region '%s', which no file describes. Add config/regions/%s.yaml."
                                .formatted(code, code)));
    }

    /**
     * @param own the won-generation whose projects are the deal's own; those of the others hold it (D40)
     */
    private Facts facts(Map<String, Object> document, Region region, int own) {
        Map<String, String> projects = new LinkedHashMap<>();
        for (int generation = 1; generation <= generation(document); generation++) {
            projects.putAll(projects(document, generation));
        }
        Set<String> ownProjects =
                own == 0 ? Set.of() : Set.copyOf(projects(document, own).values());
        return new Facts(
                LocalDate.now(clock.withZone(region.zone())),
                new Facts.History(projects, ownProjects, approvals(document)),
                codeLimits(region, document),
                code -> false,
                RegionSurroundings.customer(definitions.regions(), document).orElse(null));
    }

    /** What people approved for this event; whether it covers the deal as it is now, the rule says. */
    private Set<Facts.Given> approvals(Map<String, Object> document) {
        return history.approvals(Json.textAt(document, "transaction.id"));
    }

    private Map<String, String> projects(Map<String, Object> document, int generation) {
        String deal = Json.textAt(document, "opportunity.id");
        String transaction = Json.textAt(document, "transaction.id");
        Map<String, String> projects = new LinkedHashMap<>();
        PROJECTS.forEach(
                kind -> projects.putAll(history.bindings(transaction, kind, kind + ":" + deal + ":" + generation)));
        return projects;
    }

    private static int generation(Map<String, Object> document) {
        Object generation = Json.at(document, "event.data.generation");
        return generation instanceof Number number ? number.intValue() : 1;
    }

    private List<CodeLimits> codeLimits(Region region, Map<String, Object> document) {
        return region.systems(Json.textAt(document, "transaction.legalEntity")).values().stream()
                .distinct()
                .map(this::codeLimits)
                .toList();
    }

    private CodeLimits codeLimits(String system) {
        Systems systems = definitions.systems();
        Capabilities capabilities = definitions.capabilities();
        ProjectCodeRule rule = capabilities.projectCode(
                systems.find(system).map(SystemConfig::connector).orElse(system));
        return new CodeLimits(system, rule.maxLength(), rule.pattern());
    }

    private static NewCase desk(Verdict.Held held) {
        Finding first = held.headline();
        Money atRisk = first.atRisk();
        return new NewCase(
                        first.kind(),
                        first.team(),
                        first.rule(),
                        first.title(),
                        details(held.findings()),
                        held.findings().stream().map(Finding::fix).distinct().collect(Collectors.joining(" ")),
                        null,
                        atRisk == null ? null : atRisk.value().toPlainString(),
                        atRisk == null ? null : atRisk.currency())
                .withFacts(facts(first));
    }

    private static Map<String, Object> facts(Finding finding) {
        Finding.Asked asked = finding.asked();
        return asked == null
                ? Map.of()
                : new ApprovalAsked(finding.rule(), asked.stage(), asked.number(), asked.of(), asked.amount()).facts();
    }

    private static String details(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule() + " " + finding.detail())
                .collect(Collectors.joining("\n"));
    }
}

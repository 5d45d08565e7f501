package io.throughline.rules;

import io.throughline.canonical.Json;
import io.throughline.config.LegalEntity;
import io.throughline.config.Region;
import io.throughline.config.Teams;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a won deal may become a project, and on which commercial terms. Pure: the same deal, region and facts always give the same
 * verdict. Used by many threads.
 */
public final class CommercialTerms {

    private static final List<Check> CHECKS = List.of(
            new TaxTreatmentKnown(),
            new D7ExchangeRate(),
            new D29OneCurrency(),
            new D37PayerShares(),
            new D54RecognitionBasis(),
            new D57OneParty(),
            new D40ChangedDeal(),
            new TemplateFits(),
            new ProjectCodeAccepted(),
            new LinesUsable(),
            new D4LinesAddUp(),
            new ServiceLineSold(),
            new BillingMethodKnown(),
            new D32MixedBilling(),
            new ContractMetadata(),
            new D41PurchaseOrder(),
            new WorkDates(),
            new ApprovalThreshold());

    /**
     * The verdict on a deal.
     *
     * @param document the transaction document with {@code event} and {@code opportunity} (canonical); plain values, not changed
     * @param region the region that decides ({@link io.throughline.config.Regions#resolve})
     * @param facts what else is known
     * @return terms, or every reason to stop with the most important team's first
     */
    public Verdict decide(Map<String, Object> document, Region region, Facts facts) {
        Fields opportunity = part(document, "opportunity");
        Optional<LegalEntity> entity =
                region.legalEntity(opportunity.text("legalEntity").orElse(null), facts.customer());
        return entity.isEmpty()
                ? new Verdict.Held(List.of(noSeller(opportunity, region)))
                : decide(new Deal(part(document, "event"), opportunity, region, entity.get(), facts));
    }

    private static Verdict decide(Deal deal) {
        List<Finding> findings = CHECKS.stream()
                .filter(check -> deal.entity().policies().runs(check.rule().id()))
                .flatMap(check -> check.examine(deal))
                .sorted(byImportance(deal.region()))
                .toList();
        return findings.isEmpty() ? new Verdict.Passed(new TermsComposer(deal).terms()) : new Verdict.Held(findings);
    }

    /** What must be mended comes before what need only be approved; then by the rank of the team, then in the order of the checks. */
    private static Comparator<Finding> byImportance(Region region) {
        return Comparator.comparing((Finding finding) -> finding.kind().equals(Finding.APPROVAL))
                .thenComparing(finding -> rank(region, finding));
    }

    private static int rank(Region region, Finding finding) {
        return region.teams().team(finding.team()).map(team -> team.rank()).orElse(Integer.MAX_VALUE);
    }

    private static Fields part(Map<String, Object> document, String name) {
        return new Fields(Json.at(document, name) instanceof Map<?, ?> part ? Json.asObject(part) : Map.of());
    }

    /**
     * The verdict on a deal whose region cannot be found ({@link io.throughline.config.Regions#resolve}).
     *
     * @param teams who decides instead of the region's teams
     */
    public Verdict.Held withoutRegion(Map<String, Object> document, Teams teams) {
        Fields opportunity = part(document, "opportunity");
        String detail = "Opportunity %s names the region %s, its account is in %s; no region file fits."
                .formatted(
                        opportunity.text("id").orElse(""),
                        opportunity.text("region").orElse("none"),
                        opportunity.text("account.country").orElse("no country"));
        return new Verdict.Held(List.of(
                noSeller(opportunity, teams.forKind(Rule.LEGAL_ENTITY.kind()).id(), detail)));
    }

    private static Finding noSeller(Fields opportunity, Region region) {
        String detail = "Opportunity %s names the legal entity %s; region %s has %s."
                .formatted(
                        opportunity.text("id").orElse(""),
                        opportunity.text("legalEntity").orElse("none"),
                        region.code(),
                        region.legalEntities().stream().map(LegalEntity::id).toList());
        return noSeller(opportunity, region.teamFor(Rule.LEGAL_ENTITY.kind()).id(), detail);
    }

    private static Finding noSeller(Fields opportunity, String team, String detail) {
        return new Finding(
                Rule.LEGAL_ENTITY.id(),
                Finding.HOLD,
                team,
                "Nobody knows which of our companies sells this deal.",
                detail,
                "Choose a region and a legal entity of it at the opportunity in the CRM and retry.",
                opportunity.money("amount").orElse(null));
    }
}

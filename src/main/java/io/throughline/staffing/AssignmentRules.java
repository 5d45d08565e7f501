package io.throughline.staffing;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.Reference;
import io.throughline.posting.Companies;
import io.throughline.rules.Numbers;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import io.throughline.rules.TimeParameters;
import io.throughline.rules.rates.D29PriceCurrency;
import io.throughline.rules.time.Assignment;
import io.throughline.rules.time.D21Assignments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules that an assignment must keep before it goes to the ERP: days (RUL-1004), one at a time (D21), the contract's currency (D29).
 *
 * @param company whose contract it is
 * @param contract canonical contract
 */
record AssignmentRules(Companies.Company company, Map<String, Object> contract) {

    private static final Logger LOG = LoggerFactory.getLogger(AssignmentRules.class);
    private static final String PMO = "pmo";

    /**
     * Why one may not go; empty if it may. One that is withdrawn always may.
     *
     * @param beside the other assignments of the project in the same system
     */
    Optional<Ruling> refusal(Map<String, Object> plain, List<Map<String, Object>> beside) {
        if ("withdrawn".equals(plain.get("status"))) {
            return Optional.empty();
        }
        Assignment one = Assignment.of(plain);
        return Stream.of(days(plain), priced(one), overlap(one, beside), gap(one, beside))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Ruling> days(Map<String, Object> plain) {
        String first = Json.textAt(plain, "startOn");
        String last = Json.textAt(plain, "endOn");
        return first != null && last != null && first.compareTo(last) <= 0
                ? Optional.empty()
                : Optional.of(Ruling.held(
                        Rule.DATES.id(),
                        "The assignment has no first and last day in this order.",
                        Numbers.of("assignment", plain.get("id"))
                                .and("first day", first)
                                .and("last day", last)
                                .map(),
                        team(Rule.D21),
                        "Enter both days in the PSA and retry.",
                        null));
    }

    private Optional<Ruling> priced(Assignment one) {
        return one.billRate() == null || contract.get("currency") == null
                ? Optional.empty()
                : D29PriceCurrency.refusal(
                        one.id(),
                        one.billRate().price(),
                        String.valueOf(contract.get("id")),
                        Json.textAt(contract, "currency"),
                        team(Rule.D29));
    }

    private Optional<Ruling> overlap(Assignment one, List<Map<String, Object>> beside) {
        return D21Assignments.overlaps(all(one, beside), team(Rule.D21)).stream()
                .filter(clash -> clash.names(one.id()))
                .map(D21Assignments.Clash::ruling)
                .findFirst();
    }

    private Optional<Ruling> gap(Assignment one, List<Map<String, Object>> beside) {
        String policy = TimeParameters.ASSIGNMENT_GAP.in(company.entity().policies());
        if (policy.equals("allow")) {
            return Optional.empty();
        }
        Optional<Ruling> gap =
                D21Assignments.gaps(all(one, beside), company.profile().calendar()::isWorkingDay, team(Rule.D21))
                        .stream()
                        .filter(clash -> clash.names(one.id()))
                        .map(D21Assignments.Clash::ruling)
                        .findFirst();
        if (policy.equals(TimeParameters.WARN)) {
            gap.ifPresent(ruling -> LOG.warn("LED-2131 {} {}", ruling.says(), ruling.numbers()));
            return Optional.empty();
        }
        return gap;
    }

    private static List<Assignment> all(Assignment one, List<Map<String, Object>> beside) {
        List<Assignment> all =
                new ArrayList<>(beside.stream().map(Assignment::of).toList());
        all.add(one);
        return all;
    }

    private String team(Rule rule) {
        return Objects.requireNonNullElse(company.profile().rules().team(rule), PMO);
    }

    static Ruling withoutContract(String id, String projectId) {
        return Ruling.held(
                Rule.KNOWN_PROJECT.id(),
                "The project of the assignment has no contract with one of our companies.",
                Numbers.of("assignment", id).and("project", projectId).map(),
                PMO,
                "Connect the project with its contract and retry.",
                null);
    }

    static Ruling unknownPerson(Reference copy, String person, String erp, Companies.Company company) {
        return Ruling.held(
                Rule.KNOWN_PERSON.id(),
                "The person of the assignment is not known in the ERP.",
                Numbers.of("assignment", copy.id())
                        .and("person", person)
                        .and("ERP", erp)
                        .map(),
                company.profile().rules().team(Rule.KNOWN_PERSON),
                "Give the person the same personnel number or work e-mail in both systems, wait until people are compared again, then retry.",
                null);
    }
}

package io.throughline.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** D40: reopening or changing a won deal never deletes or resizes its project; people decide about a change order. */
final class D40ChangedDeal implements Check {

    @Override
    public Rule rule() {
        return Rule.D40;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        Map<String, String> projects = projects(deal);
        return projects.isEmpty() ? Stream.empty() : Stream.of(forSales(deal, projects), forDelivery(deal, projects));
    }

    private static Map<String, String> projects(Deal deal) {
        Map<String, String> found = new LinkedHashMap<>(deal.facts().history().projects());
        deal.opportunity().text("existing.projectId").ifPresent(id -> found.putIfAbsent("erp", id));
        deal.opportunity().text("existing.psaProjectId").ifPresent(id -> found.putIfAbsent("psa", id));
        found.values().removeAll(deal.facts().history().ownProjects());
        return found;
    }

    private Finding forSales(Deal deal, Map<String, String> projects) {
        return deal.hold(
                rule(),
                "The deal was won again or changed, and its project exists already.",
                detail(deal, projects),
                "Decide with the PMO whether this is a change order of the project or a new deal; a new deal needs an opportunity of its own.");
    }

    private Finding forDelivery(Deal deal, Map<String, String> projects) {
        return deal.hold(
                rule(),
                "project",
                "A deal of yours was won again or changed; its project is untouched.",
                detail(deal, projects),
                "Agree with sales operations on a change order; the project keeps scope and budget until then.");
    }

    private static String detail(Deal deal, Map<String, String> projects) {
        return "Opportunity %s has the projects %s; amount now %s."
                .formatted(
                        deal.id(), projects, deal.amount().map(Object::toString).orElse("none"));
    }
}

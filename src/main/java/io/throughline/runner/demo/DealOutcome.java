package io.throughline.runner.demo;

import io.throughline.canonical.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of one deal.
 *
 * @param deal the deal and how it was meant to end
 * @param transactions all its transactions in the shape of {@code transactions --json}, oldest first
 */
record DealOutcome(WonDeal deal, List<Object> transactions) {

    private static final String MAIN = "opportunity-to-project";
    private static final Set<String> OWN = Set.of("rules", "ledger", "salesforce");

    /** The runs of the workflow that makes the project; one, if all is well. */
    List<Object> mains() {
        return transactions.stream()
                .filter(transaction -> MAIN.equals(Json.textAt(transaction, "workflow")))
                .toList();
    }

    /** Where the deal stands; {@code UNKNOWN} if nothing ever began. */
    String state() {
        return mains().isEmpty() ? "UNKNOWN" : Json.textAt(mains().get(0), "state");
    }

    /** The desk case of the deal, or null. */
    Object desk() {
        return transactions.stream()
                .map(transaction -> Json.at(transaction, "case"))
                .filter(desk -> desk != null)
                .findFirst()
                .orElse(null);
    }

    /** The steps of all its transactions. */
    List<Object> steps() {
        return transactions.stream()
                .flatMap(transaction -> Json.asList(Json.at(transaction, "steps")).stream())
                .toList();
    }

    /** Ids of what exists because of the deal: by system, then by kind of object. */
    Map<String, Object> created() {
        return ids(step -> isDone(step) && !systemsUndone().contains(Json.textAt(step, "system")));
    }

    /** Ids of what was made and undone; a project takes with it what lies in it, such as its tasks. */
    Map<String, Object> undone() {
        return ids(step -> isUndone(step) || (isDone(step) && systemsUndone().contains(Json.textAt(step, "system"))));
    }

    private Set<String> systemsUndone() {
        return steps().stream()
                .filter(DealOutcome::isUndone)
                .map(step -> Json.textAt(step, "system"))
                .collect(Collectors.toSet());
    }

    private static boolean isDone(Object step) {
        return "DONE".equals(Json.textAt(step, "state"));
    }

    private static boolean isUndone(Object step) {
        return "COMPENSATED".equals(Json.textAt(step, "state"));
    }

    private Map<String, Object> ids(Predicate<Object> wanted) {
        Map<String, Object> bySystem = new LinkedHashMap<>();
        steps().stream().filter(wanted).filter(DealOutcome::wrote).forEach(step -> add(bySystem, step));
        return bySystem;
    }

    private static boolean wrote(Object step) {
        return Json.textAt(step, "externalId") != null && !OWN.contains(Json.textAt(step, "system"));
    }

    private static void add(Map<String, Object> bySystem, Object step) {
        Map<String, Object> byKind = Json.asObject(
                bySystem.computeIfAbsent(Json.textAt(step, "system"), system -> new LinkedHashMap<String, Object>()));
        String kind = Json.textAt(step, "operation").split("-")[1];
        Json.asList(byKind.computeIfAbsent(kind, none -> new ArrayList<>())).add(Json.textAt(step, "externalId"));
    }

    /** The sentences of all its transactions, oldest first; what several of them tell alike is told once. */
    List<Object> timeline() {
        Set<Object> told = new HashSet<>();
        return transactions.stream()
                .flatMap(transaction -> Json.asList(Json.at(transaction, "timeline")).stream())
                .sorted(Comparator.comparing(moment -> Instant.parse(Json.textAt(moment, "at"))))
                .filter(moment -> told.add(Json.at(moment, "says")))
                .toList();
    }

    /** Whether it ended as it was meant to. */
    boolean isAsMeant() {
        return mains().size() == 1
                && noneLeftOver()
                && switch (deal.meant()) {
                    case PROJECT, PROJECT_ONCE -> isProject();
                    case PROJECT_FOR_KNOWN_CUSTOMER -> isProject() && says("existed already");
                    case PROJECT_AFTER_LOST_ANSWER -> isProject() && customerWasInDoubt();
                    case HELD_FOR_FINANCE -> isHeldFor("finance");
                    case HELD_FOR_PMO -> isHeldFor("pmo");
                    case UNDONE -> state().equals("COMPENSATED") && !undone().isEmpty();
                };
    }

    /** Only the main transaction may be with a person. */
    private boolean noneLeftOver() {
        return transactions.stream()
                .filter(transaction -> !MAIN.equals(Json.textAt(transaction, "workflow")))
                .allMatch(transaction -> Set.of("COMPLETED", "SUPERSEDED").contains(Json.textAt(transaction, "state")));
    }

    private boolean isProject() {
        return state().equals("COMPLETED") && Stream.of("netsuite", "kantata").allMatch(created()::containsKey);
    }

    private boolean isHeldFor(String team) {
        return state().equals("WITH_PERSON")
                && team.equals(Json.textAt(desk(), "team"))
                && "hold".equals(Json.textAt(desk(), "kind"))
                && created().isEmpty();
    }

    private boolean customerWasInDoubt() {
        return steps().stream()
                .filter(step -> "erp-customer-confirm".equals(Json.textAt(step, "operation")))
                .anyMatch(step -> ((Number) Json.at(step, "failures")).intValue() > 0);
    }

    private boolean says(String words) {
        return timeline().stream()
                .anyMatch(moment -> Json.textAt(moment, "says").contains(words));
    }
}

package io.throughline.camel.workflow;

import io.throughline.canonical.Json;
import io.throughline.canonical.JsonPath;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.StepRecord;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call of which nobody knows whether it was carried out, as a person decides about it: what we asked for beside what the target has (G5).
 *
 * @param contract what was called
 * @param step as stored
 * @param input what the call read
 */
record Doubt(OperationContract contract, StepRecord step, Map<String, Object> input) {

    /** Ids and numbers that help to recognise the record; names, addresses and free text are personal data. */
    private static final List<String> RECOGNISED_BY = List.of(
            "event.subject",
            "transaction.region",
            "transaction.legalEntity",
            "terms.projectCode",
            "terms.contract.number",
            "opportunity.amount",
            "item.key",
            "item.amount",
            "item.hours");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/ -]{1,120}");

    /**
     * The case.
     *
     * @param found canonical results of the records that could be ours; empty if the target could not tell
     */
    NewCase desk(List<Map<String, Object>> found) {
        List<Map<String, Object>> candidates =
                found.stream().limit(Candidate.MOST).map(Candidate::facts).toList();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("asked", asked());
        facts.put("candidates", candidates);
        return new NewCase(
                        "doubt",
                        "integration-support",
                        "WFL-2002",
                        candidates.isEmpty()
                                ? "Nobody knows whether %s carried out the step '%s'"
                                        .formatted(contract.system(), step.id())
                                : "%s has %d records that could be the step '%s' of this deal"
                                        .formatted(contract.system(), candidates.size(), step.id()),
                        detail(candidates),
                        fix(candidates),
                        step.id(),
                        Json.textAt(input, "opportunity.amount.value"),
                        Json.textAt(input, "opportunity.amount.currency"))
                .withFacts(facts);
    }

    private Map<String, Object> asked() {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("operation", contract.name());
        asked.put("system", contract.system());
        asked.put("key", step.key());
        asked.put("reference", step.marker());
        asked.put("attempt", step.attempts());
        asked.put("at", step.begunAt().toString());
        asked.put("lastAt", step.changedAt().toString());
        RECOGNISED_BY.forEach(path -> {
            Object value = JsonPath.of(path).in(input);
            if (isSafe(value)) {
                asked.put(path, value);
            }
        });
        return asked;
    }

    private static boolean isSafe(Object value) {
        if (value instanceof Map<?, ?> money) {
            return money.keySet().stream().allMatch(key -> key.equals("value") || key.equals("currency"));
        }
        return value instanceof Number
                || (value instanceof String text && PLAIN.matcher(text).matches());
    }

    private String detail(List<Map<String, Object>> candidates) {
        String asked = "We asked %s for %s on %s (attempt %d, our reference %s)"
                .formatted(contract.system(), contract.name(), step.begunAt(), step.attempts(), step.marker());
        if (candidates.isEmpty()) {
            return asked + ". The answer was lost, and " + reason() + ".";
        }
        return asked + ". It has: " + candidates.stream().map(Candidate::line).collect(Collectors.joining("; ")) + ".";
    }

    private String reason() {
        if (contract.probe().isEmpty()) {
            return contract.safety() == Safety.KEYED
                    ? "the call is so old that " + contract.system() + " may no longer know it"
                    : contract.system() + " cannot be asked what became of it";
        }
        return contract.system() + " could not tell what became of it";
    }

    private String fix(List<Map<String, Object>> candidates) {
        String look = candidates.isEmpty()
                ? "Look in %s whether the record is there. Nothing is made again by itself."
                        .formatted(contract.system())
                : "Look in %s which of them belongs to this deal.".formatted(contract.system());
        return Stream.of(
                        look,
                        "Approve with the id of the record: the deal goes on with it, and nothing is made again.",
                        "Retry if it is not there: it is asked for again with the same reference.",
                        "Dismiss: the deal ends with your reason, and what is there stays.")
                .collect(Collectors.joining(" "));
    }
}

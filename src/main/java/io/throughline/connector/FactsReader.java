package io.throughline.connector;

import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.workflow.OperationContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code facts:} of a capability file. Codes {@code CAP-1022} and {@code CAP-1023}. */
final class FactsReader {

    private static final List<String> POSTS = List.of("erp-time-post", "erp-expense-post");

    private final Problems problems;

    FactsReader(Problems problems) {
        this.problems = problems;
    }

    /** The facts; empty if the file says none, which it may only if nothing is posted. */
    Optional<ErpFacts> read(YamlFields file, Map<String, OperationContract> operations) {
        Optional<YamlFields> facts = file.fields("facts");
        if (facts.isEmpty() && POSTS.stream().anyMatch(operations::containsKey)) {
            problems.add(
                    "CAP-1022",
                    file.map(),
                    "time or expenses are posted, but nothing says how the ERP books them: a correction could be made in a way that it does not know.",
                    "Write facts: with all of its words (docs/connectors.md).");
        }
        return facts.flatMap(this::all);
    }

    /** Nobody may forget one of them, for a fact that is assumed is a posting that is wrong. */
    private Optional<ErpFacts> all(YamlFields facts) {
        String[] words = Arrays.stream(ErpFacts.class.getRecordComponents())
                .map(component -> component.getName())
                .toArray(String[]::new);
        int before = problems.size();
        facts.onlyKeys(words);
        for (String word : words) {
            facts.require(word);
        }
        Optional<ErpFacts.PostsOn> postsOn = facts.choice("postsOn", ErpFacts.PostsOn.class);
        Optional<ErpFacts.Correction> correction = facts.choice("correction", ErpFacts.Correction.class);
        Optional<ErpFacts.Quantity> quantity = quantity(facts);
        Optional<Boolean> recomputes = facts.bool("recomputes");
        Optional<ErpFacts.Maker> intercompany = facts.choice("intercompany", ErpFacts.Maker.class);
        Optional<ErpFacts.Maker> recognition = facts.choice("recognition", ErpFacts.Maker.class);
        Optional<ErpFacts.CostOnLedger> cost = facts.choice("costOnLedger", ErpFacts.CostOnLedger.class);
        Optional<ErpFacts.VoidTakes> voids = facts.choice("voidTakes", ErpFacts.VoidTakes.class);
        Optional<ErpFacts.TaxRounding> tax = facts.choice("taxRounding", ErpFacts.TaxRounding.class);
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new ErpFacts(
                        postsOn.orElseThrow(),
                        correction.orElseThrow(),
                        quantity.orElseThrow(),
                        recomputes.orElseThrow(),
                        intercompany.orElseThrow(),
                        recognition.orElseThrow(),
                        cost.orElseThrow(),
                        voids.orElseThrow(),
                        tax.orElseThrow()));
    }

    private Optional<ErpFacts.Quantity> quantity(YamlFields facts) {
        Optional<String> said = facts.text("quantity");
        Optional<ErpFacts.Quantity> known = said.flatMap(word -> Arrays.stream(ErpFacts.Quantity.values())
                .filter(one -> one.word().equals(word))
                .findFirst());
        if (said.isPresent() && known.isEmpty()) {
            problems.add(
                    "CAP-1023",
                    facts.map(),
                    "quantity is " + said.get() + ", which is no precision of hours.",
                    "Write one of "
                            + Arrays.stream(ErpFacts.Quantity.values())
                                    .map(ErpFacts.Quantity::word)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return known;
    }
}

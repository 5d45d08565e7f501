package io.throughline.camel.operation;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.ledger.NewCase;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.MappingException;
import io.throughline.mapping.MappingProblem;
import io.throughline.mapping.UnmappedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The desk case of a value that no table, enum or crosswalk knows: it names where a row is missing, for which field of which mapping, and
 * what to do. The value itself is shown only where the canonical schema knows the field and hides nothing of it (D59).
 */
record UnmappedCases(CanonicalSchemas schemas, UnaryOperator<String> teams) {

    private static final int SHOWN = 80;
    private static final String CANONICAL = "canonical:";

    /** The case; empty if no value was unmapped, so that another problem is to be told. */
    Optional<NewCase> of(MappingException fault, Mapping mapping, String region) {
        List<MappingProblem> unmapped = fault.problems().stream()
                .filter(problem -> problem.unmapped().isPresent())
                .toList();
        if (unmapped.isEmpty()) {
            return Optional.empty();
        }
        MappingProblem first = unmapped.get(0);
        List<Object> facts = new ArrayList<>();
        unmapped.forEach(problem -> facts.add(fact(problem, mapping)));
        String more = unmapped.size() == 1 ? "" : " (and %d more)".formatted(unmapped.size() - 1);
        return Optional.of(new NewCase(
                        "hold",
                        teams.apply(region),
                        first.code(),
                        "A value is missing in "
                                + first.unmapped().orElseThrow().where() + more,
                        fault.getMessage() + shown(unmapped, mapping),
                        fix(first),
                        null,
                        null,
                        null)
                .withFacts(Map.of("unmapped", facts)));
    }

    private static String fix(MappingProblem first) {
        return first.unmapped().orElseThrow().where().startsWith("crosswalk")
                ? first.action() + " Then try the step again. Nothing was sent."
                : first.action()
                        + " Check it with 'throughline validate', start the runner with it, and retry with the present files"
                        + " (--with-current). Nothing was sent.";
    }

    private String shown(List<MappingProblem> unmapped, Mapping mapping) {
        StringBuilder text = new StringBuilder();
        for (MappingProblem problem : unmapped) {
            UnmappedValue value = problem.unmapped().orElseThrow();
            if (maySee(problem, mapping)) {
                text.append("\n%s: '%s' is not in %s.".formatted(problem.path(), printable(value), value.where()));
            }
        }
        return text.toString();
    }

    private Map<String, Object> fact(MappingProblem problem, Mapping mapping) {
        UnmappedValue value = problem.unmapped().orElseThrow();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("where", value.where());
        fact.put("column", value.column());
        fact.put("value", maySee(problem, mapping) ? printable(value) : null);
        fact.put("mapping", mapping.name());
        fact.put("field", problem.path());
        fact.put("rule", problem.position().toString());
        fact.put("reads", problem.reads());
        return fact;
    }

    private boolean maySee(MappingProblem problem, Mapping mapping) {
        if (mapping.target().startsWith(CANONICAL)) {
            return isOpen(mapping.target().substring(CANONICAL.length()), problem.path());
        }
        return !problem.reads().isEmpty() && problem.reads().stream().allMatch(this::isOpenInDocument);
    }

    private boolean isOpenInDocument(String path) {
        int dot = path.indexOf('.');
        return dot > 0 && isOpen(path.substring(0, dot), path.substring(dot + 1));
    }

    private boolean isOpen(String object, String path) {
        String field = path.replaceAll("\\.\\d+(?=\\.|$)", "[]");
        return schemas.objects().contains(object) && schemas.knows(object, field) && !schemas.isMasked(object, field);
    }

    private static String printable(UnmappedValue value) {
        String text = value.value().replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S} ]", "?");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}

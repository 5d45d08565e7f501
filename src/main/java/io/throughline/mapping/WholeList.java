package io.throughline.mapping;

import io.throughline.canonical.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is made of a list whose sender says how many items there are. A page with fewer is a problem: taken for all, it would be delivered and
 * billed in part.
 *
 * @param items the list, or an object by its values
 * @param total where the sender says how many; absent: nobody said
 * @param made what is made of the items
 */
record WholeList(SourcePath items, SourcePath total, Value made, Origin origin) implements Value {

    @Override
    public Object in(Run run, Scope scope) {
        Object said = total.in(run, scope, origin);
        if (Structures.isEmpty(said)) {
            return made.in(run, scope);
        }
        Optional<BigDecimal> expected = Decimals.of(said);
        if (expected.isEmpty()) {
            return run.wrong(said, "the number of items", origin);
        }
        int found = size(items.in(run, scope, origin));
        return expected.get().compareTo(BigDecimal.valueOf(found)) == 0
                ? made.in(run, scope)
                : incomplete(found, expected.get(), run);
    }

    private static int size(Object list) {
        if (list instanceof Map<?, ?> map) {
            return map.size();
        }
        return list instanceof List<?> several ? several.size() : 0;
    }

    private Object incomplete(int found, BigDecimal expected, Run run) {
        run.problem(
                "MAP-2030",
                origin,
                "the list holds %d of %s items; a part must not be taken for the whole."
                        .formatted(found, expected.toPlainString()),
                "Let the route read all pages, or shorten the list at the source.");
        return ABSENT;
    }
}

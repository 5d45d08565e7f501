package io.throughline.mapping;

import io.throughline.config.Nearest;
import io.throughline.config.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that overlays and rows belong to somebody: a folder or a row for nobody would silently have no effect. */
final class Owners {

    private final Set<String> known = new TreeSet<>();
    private final Problems problems;

    /**
     * @param chains every chain there is; if there are none, nothing is known and nothing is checked
     */
    Owners(Collection<List<String>> chains, Problems problems) {
        chains.forEach(known::addAll);
        this.problems = problems;
    }

    void check(MappingFile overlay) {
        String kind = kind(overlay.owner());
        if (isUnknown(overlay.owner())) {
            problems.add(
                    "MAP-1007",
                    overlay.place(),
                    "",
                    "no %s is named '%s', so this overlay has no effect.".formatted(kind, name(overlay.owner())),
                    advice(overlay.owner(), "Rename the folder; there is no %s there."));
        }
    }

    void check(LookupTables tables) {
        tables.all().forEach(table -> table.rows().forEach(this::check));
    }

    private void check(LookupTable.Row row) {
        row.limits().owners().stream()
                .filter(this::isUnknown)
                .forEach(owner -> problems.add(
                        "MAP-1041",
                        row.position(),
                        "",
                        "no %s is named '%s', so this row has no effect.".formatted(kind(owner), name(owner)),
                        advice(owner, "Mend the row; there is no %s there.")));
    }

    private boolean isUnknown(String owner) {
        return !known.isEmpty() && !known.contains(owner);
    }

    private String advice(String owner, String ifNone) {
        Set<String> same = known.stream()
                .filter(other -> kind(other).equals(kind(owner)))
                .map(Owners::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return same.isEmpty()
                ? ifNone.formatted(kind(owner))
                : Nearest.to(name(owner), same)
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("Known: " + String.join(", ", same) + ".");
    }

    private static String kind(String owner) {
        return owner.startsWith(RowLimits.ENTITIES)
                ? "legal entity"
                : owner.startsWith(RowLimits.CUSTOMERS) ? "customer" : "region";
    }

    private static String name(String owner) {
        return owner.substring(owner.indexOf('/') + 1);
    }
}

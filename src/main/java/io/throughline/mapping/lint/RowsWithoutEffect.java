package io.throughline.mapping.lint;

import io.throughline.config.Problems;
import io.throughline.config.Validity;
import io.throughline.mapping.Anatomy;
import io.throughline.mapping.MappingCatalog;
import io.throughline.mapping.TableRow;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of tables that never win, because narrower rows are chosen wherever they count, and those that say what a wider row says anyway. */
final class RowsWithoutEffect {

    private static final Set<String> LIMITS = Set.of("region", "legalEntity", "customer", "validFrom", "validTo");

    private final MappingCatalog catalog;
    private final Problems problems;

    RowsWithoutEffect(MappingCatalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    void check() {
        Set<List<String>> chains =
                catalog.anatomies().stream().map(Anatomy::chain).collect(Collectors.toSet());
        catalog.tableRows().stream()
                .collect(Collectors.groupingBy(row -> List.of(row.table(), row.key())))
                .values()
                .forEach(rows ->
                        rows.stream().filter(row -> !row.owners().isEmpty()).forEach(row -> check(row, rows, chains)));
    }

    private void check(TableRow row, List<TableRow> sameKey, Collection<List<String>> chains) {
        List<List<String>> concerned = chains.stream().filter(row::holdsFor).toList();
        if (isTold(row)) {
            return;
        }
        if (concerned.isEmpty() || concerned.stream().noneMatch(chain -> wins(row, sameKey, chain))) {
            problems.add(
                    "MAP-1106",
                    row.position(),
                    "",
                    concerned.isEmpty()
                            ? "nobody is all of %s at once, so this row never counts."
                                    .formatted(String.join(", ", row.owners()))
                            : "narrower rows are chosen wherever this row counts, so it has no effect.",
                    "Mend or remove the row.");
        } else if (concerned.stream().allMatch(chain -> saysTheSame(row, sameKey, chain))) {
            problems.warn(
                    "MAP-1107",
                    row.position(),
                    "",
                    "a wider row says the same, so this one changes nothing.",
                    "Remove the row; a later change of the wider row then counts here too.");
        }
    }

    private boolean isTold(TableRow row) {
        return problems.sorted().stream()
                .anyMatch(problem -> problem.position().equals(row.position()) && problem.isError());
    }

    private static boolean wins(TableRow row, List<TableRow> sameKey, List<String> chain) {
        return sameKey.stream()
                .filter(other -> other != row && other.holdsFor(chain))
                .noneMatch(other -> narrowestFirst(chain).compare(other, row) < 0 && covers(other.days(), row.days()));
    }

    private static boolean saysTheSame(TableRow row, List<TableRow> sameKey, List<String> chain) {
        Optional<TableRow> wider = sameKey.stream()
                .filter(other -> other.holdsFor(chain) && narrowestFirst(chain).compare(other, row) > 0)
                .min(narrowestFirst(chain));
        return wider.isPresent()
                && covers(wider.get().days(), row.days())
                && answers(wider.get()).equals(answers(row));
    }

    private static List<String> answers(TableRow row) {
        return row.values().entrySet().stream()
                .filter(cell -> !LIMITS.contains(cell.getKey()))
                .map(cell -> cell.getKey() + "=" + cell.getValue())
                .toList();
    }

    private static boolean covers(Validity wide, Validity narrow) {
        return wide.and(narrow).filter(narrow::equals).isPresent();
    }

    private static Comparator<TableRow> narrowestFirst(List<String> chain) {
        return Comparator.comparing((TableRow row) -> has(row, "customers/") ? 0 : 1)
                .thenComparing(row -> has(row, "entities/") ? 0 : 1)
                .thenComparing(row -> row.owners().stream()
                        .filter(owner -> !owner.contains("/"))
                        .mapToInt(chain::indexOf)
                        .findFirst()
                        .orElse(chain.size()));
    }

    private static boolean has(TableRow row, String kind) {
        return row.owners().stream().anyMatch(owner -> owner.startsWith(kind));
    }
}

package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows that a region, a legal entity or a customer lays over a look-up table by a file of its own:
 * {@code mappings/regions/<code>/lookups/<name>.csv}. They are for that owner only; the table's own rows for the same key and the same limits make
 * way for them. Where there is no such table, the file is one by itself, which has rows for that owner only.
 */
final class OwnedRows {

    private static final Pattern PATH =
            Pattern.compile("mappings/(regions|entities|customers)/([a-z0-9-]+)/lookups/([a-zA-Z0-9_.-]+)\\.csv");

    private static final Set<String> LIMITS =
            Set.of(RowLimits.REGION, RowLimits.LEGAL_ENTITY, RowLimits.CUSTOMER, LookupTable.FROM, LookupTable.TO);

    private final Map<String, LookupTable> tables;
    private final Problems problems;

    OwnedRows(Map<String, LookupTable> tables, Problems problems) {
        this.tables = tables;
        this.problems = problems;
    }

    static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    /** Lays the rows of one file over its table. */
    void lay(LookupTable own) {
        Matcher path = PATH.matcher(own.file());
        LookupTable table = tables.get(own.name());
        if (!path.matches()) {
            return;
        }
        if (table == null) {
            LookupTable ofNobody = new LookupTable(own.name(), own.file(), own.columns(), List.of());
            tables.put(own.name(), merged(ofNobody, own, path.group(1), path.group(2)));
        } else if (fits(own, table)) {
            tables.put(own.name(), merged(table, own, path.group(1), path.group(2)));
        }
    }

    private boolean fits(LookupTable own, LookupTable table) {
        List<String> unknown = own.columns().stream()
                .filter(column -> !table.columns().contains(column) && !LIMITS.contains(column))
                .toList();
        boolean sameKey = own.columns().get(0).equals(table.columns().get(0));
        if (!sameKey || !unknown.isEmpty()) {
            wrong(
                    own,
                    "its columns do not fit %s: %s."
                            .formatted(
                                    table.file(),
                                    sameKey
                                            ? String.join(", ", unknown) + " is not there"
                                            : "the key is " + table.columns().get(0)),
                    "Use the columns " + String.join(", ", table.columns()) + ".");
        }
        return sameKey && unknown.isEmpty();
    }

    private static LookupTable merged(LookupTable table, LookupTable own, String kind, String owner) {
        Set<String> columns = new LinkedHashSet<>(table.columns());
        own.columns().stream().filter(LIMITS::contains).forEach(columns::add);
        List<String> all = List.copyOf(columns);
        List<LookupTable.Row> rows = new ArrayList<>();
        own.rows().forEach(row -> rows.add(row(row, limits(row.limits(), kind, owner), own.columns(), all)));
        List<LookupTable.Row> laid = List.copyOf(rows);
        table.rows().stream()
                .filter(row -> laid.stream().noneMatch(over -> replaces(over, row)))
                .forEach(row -> rows.add(row(row, row.limits(), table.columns(), all)));
        return new LookupTable(table.name(), table.file(), all, List.copyOf(rows));
    }

    private static boolean replaces(LookupTable.Row over, LookupTable.Row row) {
        return over.values().get(0).equals(row.values().get(0))
                && over.limits().equals(row.limits())
                && over.days().and(row.days()).isPresent();
    }

    private static LookupTable.Row row(LookupTable.Row row, RowLimits limits, List<String> columns, List<String> all) {
        List<String> values = all.stream()
                .map(column -> columns.contains(column) ? row.values().get(columns.indexOf(column)) : "")
                .toList();
        return new LookupTable.Row(row.position(), limits, row.days(), values);
    }

    private static RowLimits limits(RowLimits written, String kind, String owner) {
        return switch (kind) {
            case "regions" -> new RowLimits(owner, written.legalEntity(), written.customer());
            case "entities" -> new RowLimits(written.region(), owner, written.customer());
            default -> new RowLimits(written.region(), written.legalEntity(), owner);
        };
    }

    private void wrong(LookupTable own, String message, String action) {
        problems.add("MAP-1046", new Position(own.file(), 1, 1), "", message, action);
    }
}

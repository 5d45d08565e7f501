package io.throughline.mapping;

import io.throughline.config.Periods;
import io.throughline.config.Position;
import io.throughline.config.RegionalChange;
import io.throughline.config.Validity;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.mapping.words.RuleInWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a chain of overlays and limited table rows has otherwise than the base.
 *
 * @param catalog the mappings and tables
 * @param chain whose overlays and rows count, the narrowest first
 */
public record RegionalMappings(MappingCatalog catalog, List<String> chain) {

    /** Fields of mappings, then rows of tables. */
    public List<RegionalChange> changes() {
        List<RegionalChange> changes = new ArrayList<>();
        for (String name : catalog.names()) {
            if (catalog.overlays().getOrDefault(name, Map.of()).keySet().stream()
                    .anyMatch(chain::contains)) {
                changes.addAll(fields(name));
            }
        }
        changes.addAll(rows());
        return List.copyOf(changes);
    }

    private List<RegionalChange> fields(String name) {
        List<Anatomy> base = catalog.anatomies(name, List.of());
        Map<String, RegionalChange> changes = new LinkedHashMap<>();
        for (Anatomy own : catalog.anatomies(name, chain)) {
            LocalDate day = Periods.dayIn(own.period());
            base.stream()
                    .filter(period -> period.period().holdsOn(day))
                    .findFirst()
                    .ifPresent(below -> fields(name, below, own, changes));
        }
        // The periods come the earliest first, and the sort keeps their order.
        return changes.values().stream()
                .sorted(Comparator.comparing(RegionalChange::key))
                .toList();
    }

    private void fields(String name, Anatomy below, Anatomy own, Map<String, RegionalChange> changes) {
        Set<String> paths = new TreeSet<>(below.writes().keySet());
        paths.addAll(own.writes().keySet());
        for (String path : paths) {
            YamlNode old = below.writes().get(path);
            YamlNode young = own.writes().get(path);
            Position oldAt = old == null ? null : old.position();
            Position youngAt = young == null ? leftOutAt(name, path).orElse(own.placeOf(path)) : young.position();
            if (!youngAt.equals(oldAt)) {
                String same = path + " " + oldAt + " " + youngAt;
                RegionalChange change = new RegionalChange(
                        RegionalChange.Kind.FIELD, name, path, words(old), oldAt, words(young), youngAt, own.period());
                changes.merge(same, change, RegionalMappings::joined);
            }
        }
    }

    /** Two periods after each other in which it is the same. */
    private static RegionalChange joined(RegionalChange one, RegionalChange next) {
        return new RegionalChange(
                one.kind(),
                one.where(),
                one.key(),
                one.before(),
                one.beforeAt(),
                one.after(),
                one.afterAt(),
                new Validity(one.validity().from(), next.validity().to()));
    }

    private static String words(YamlNode rule) {
        return rule == null ? null : String.join("; ", RuleInWords.of(rule, null));
    }

    private Optional<Position> leftOutAt(String name, String path) {
        Map<String, YamlMap> overlays = catalog.overlays().getOrDefault(name, Map.of());
        for (String owner : chain) {
            YamlMap at = overlays.containsKey(owner) ? inner(overlays.get(owner)) : null;
            String last = "";
            for (String part : path.replace("[]", "").split("\\.")) {
                if (!last.isEmpty()) {
                    at = at == null ? null : inner(at.entries().get(last));
                }
                last = part;
            }
            if (at != null && at.has(last)) {
                return Optional.of(at.entries().get(last).position());
            }
        }
        return Optional.empty();
    }

    private static YamlMap inner(YamlNode node) {
        return node instanceof YamlMap map && map.entries().get("fields") instanceof YamlMap fields ? fields : null;
    }

    private List<RegionalChange> rows() {
        List<TableRow> all = catalog.tableRows();
        return all.stream()
                .filter(row -> !row.owners().isEmpty() && row.holdsFor(chain))
                .map(row -> row(row, below(row, all)))
                .toList();
    }

    /** The row that counts where this one does not. */
    private static Optional<TableRow> below(TableRow row, List<TableRow> all) {
        return all.stream()
                .filter(one -> one.table().equals(row.table())
                        && one.key().equals(row.key())
                        && one.owners().isEmpty()
                        && one.days().and(row.days()).isPresent())
                .findFirst();
    }

    private static RegionalChange row(TableRow row, Optional<TableRow> below) {
        return new RegionalChange(
                RegionalChange.Kind.ROW,
                row.table(),
                row.key(),
                below.map(RegionalMappings::answers).orElse(null),
                below.map(TableRow::position).orElse(null),
                answers(row),
                row.position(),
                row.days());
    }

    /** What the row says, without its key and without whom it is for. */
    private static String answers(TableRow row) {
        List<String> answers = new ArrayList<>();
        boolean key = true;
        for (Map.Entry<String, String> cell : row.values().entrySet()) {
            boolean limit = Set.of(
                            RowLimits.REGION,
                            RowLimits.LEGAL_ENTITY,
                            RowLimits.CUSTOMER,
                            LookupTable.FROM,
                            LookupTable.TO)
                    .contains(cell.getKey());
            if (!key && !limit && !cell.getValue().isEmpty()) {
                answers.add(cell.getKey() + " " + cell.getValue());
            }
            key = false;
        }
        return String.join(", ", answers);
    }
}

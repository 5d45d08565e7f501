package io.throughline.mapping;

import io.throughline.config.Validity;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import io.throughline.mapping.words.RuleInWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields that a file of a chain names and that have no rule on a day: an overlay leaves them out, or no row holds. Made only for people who ask.
 *
 * @param narrowestFirst the files of the chain, the base last
 * @param validities of each file as a whole, in the same order
 * @param day on which it is asked
 */
record LeftOut(List<MappingFile> narrowestFirst, List<Validity> validities, LocalDate day) {

    /** Each once, for the narrowest reason. */
    List<Explanation.Absent> from(YamlMap merged) {
        Map<String, Explanation.Absent> found = new LinkedHashMap<>();
        for (int i = 0; i < narrowestFirst.size(); i++) {
            MappingFile file = narrowestFirst.get(i);
            Validity ofFile = validities.get(i);
            if (file.yaml().entries().get("fields") instanceof YamlMap fields) {
                new OfFile(file, ofFile, found).collect("", merged, fields);
            }
        }
        return List.copyOf(found.values());
    }

    /** What one file names. */
    private final class OfFile {

        private final MappingFile file;
        private final Validity ofFile;
        private final Map<String, Explanation.Absent> found;

        OfFile(MappingFile file, Validity ofFile, Map<String, Explanation.Absent> found) {
            this.file = file;
            this.ofFile = ofFile;
            this.found = found;
        }

        void collect(String around, YamlMap merged, YamlMap named) {
            named.entries().forEach((name, node) -> {
                String path = around + name;
                YamlNode rule = merged.entries().get(name);
                if (rule == null) {
                    reason(path, rows(node)).ifPresent(absent -> found.putIfAbsent(path, absent));
                } else if (rule instanceof YamlMap map && map.entries().get("fields") instanceof YamlMap inner) {
                    boolean list = map.has("each") && !map.has("take");
                    rows(node).stream()
                            .filter(row -> row.entries().get("fields") instanceof YamlMap)
                            .forEach(row -> collect(path + (list ? "[]." : "."), inner, (YamlMap)
                                    row.entries().get("fields")));
                }
            });
        }

        private Optional<Explanation.Absent> reason(String path, List<YamlMap> rows) {
            List<YamlMap> held = rows.stream()
                    .filter(row ->
                            validity(row).isPresent() && validity(row).get().holdsOn(day))
                    .toList();
            Optional<YamlMap> omitting = held.stream().filter(LeftOut::omits).findFirst();
            if (omitting.isPresent()) {
                return omitting.map(row -> absent(path, row, Explanation.Reason.OMITTED, "left out by this file"));
            }
            return held.isEmpty() ? nearest(rows).map(row -> outOfDate(path, row)) : Optional.empty();
        }

        private Explanation.Absent outOfDate(String path, YamlMap row) {
            return absent(
                    path,
                    row,
                    Explanation.Reason.VALIDITY,
                    "no rule holds on %s: this one holds %s"
                            .formatted(
                                    day, validity(row).map(Validity::toString).orElse("never")));
        }

        private Explanation.Absent absent(String path, YamlMap row, Explanation.Reason kind, String why) {
            return new Explanation.Absent(
                    path,
                    kind,
                    why,
                    row.position(),
                    file.layer(),
                    List.of(),
                    validity(row).orElse(ofFile),
                    omits(row) ? List.of() : RuleInWords.of(row, null));
        }

        private Optional<Validity> validity(YamlMap row) {
            return DatedFields.validity(row).and(ofFile);
        }

        /** The last row that held before the day, else the first that will. */
        private Optional<YamlMap> nearest(List<YamlMap> rows) {
            List<YamlMap> over = rows.stream()
                    .filter(row ->
                            validity(row).map(Validity::to).filter(day::isAfter).isPresent())
                    .toList();
            return over.isEmpty() ? rows.stream().findFirst() : Optional.of(over.get(over.size() - 1));
        }
    }

    private static List<YamlMap> rows(YamlNode field) {
        return new ArrayList<>(DatedFields.rows(field));
    }

    private static boolean omits(YamlMap row) {
        return row.entries().get("omit") instanceof YamlScalar mark && Boolean.TRUE.equals(mark.value());
    }
}

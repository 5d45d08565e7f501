package io.throughline.mapping;

import io.throughline.config.Periods;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.Validity;
import io.throughline.config.YamlMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a base file with the overlays of a chain, as they are in each period. For one thread. */
final class LayeredFields {

    private final MappingFile base;
    private final List<MappingFile> widestFirst;
    private final Problems problems;

    /**
     * What one period has.
     *
     * @param merged the fields of all files that hold in it
     * @param layers the folder of each file
     * @param validities when values hold that do not hold always
     */
    record OfPeriod(YamlMap merged, Map<String, String> layers, Map<Position, Validity> validities) {}

    /**
     * @param overlays the narrowest first
     */
    LayeredFields(MappingFile base, List<MappingFile> overlays, Problems problems) {
        this.base = base;
        this.widestFirst = new ArrayList<>();
        overlays.forEach(overlay -> widestFirst.add(0, overlay));
        this.problems = problems;
    }

    /** Tells what is wrong with the days of any of the files. */
    void check() {
        fields(base).ifPresent(fields -> new DatedRows(Validity.ALWAYS, true, problems).check(fields));
        widestFirst.forEach(overlay -> fields(overlay)
                .ifPresent(fields -> new DatedRows(validity(overlay, problems), false, problems).check(fields)));
    }

    /** The periods in which nothing changes, the earliest first. */
    List<Validity> periods() {
        List<Validity> cuts = new ArrayList<>();
        fields(base).ifPresent(fields -> cuts.addAll(DatedFields.cuts(fields)));
        widestFirst.forEach(overlay -> {
            cuts.add(validity(overlay, new Problems()));
            fields(overlay).ifPresent(fields -> cuts.addAll(DatedFields.cuts(fields)));
        });
        return Periods.of(cuts);
    }

    /** The fields in one of the periods. */
    OfPeriod in(Validity period) {
        LocalDate day = Periods.dayIn(period);
        Map<Position, Validity> validities = new HashMap<>();
        YamlMap merged = on(day, base, Validity.ALWAYS, validities)
                .orElse(new YamlMap(base.yaml().position(), "fields", Map.of(), Map.of()));
        boolean open = base.yaml().fields(problems).bool(Overlays.OVERRIDABLE).orElse(false);
        for (MappingFile overlay : widestFirst) {
            Validity ofFile = validity(overlay, new Problems());
            Optional<YamlMap> changes = ofFile.holdsOn(day) ? on(day, overlay, ofFile, validities) : Optional.empty();
            YamlMap below = merged;
            merged = changes.map(fields -> new Overlays(problems).over(below, fields, open))
                    .orElse(below);
        }
        return new OfPeriod(merged, layers(), validities);
    }

    /** The fields that any of the files names and that have no rule in a period. */
    List<Explanation.Absent> leftOut(Validity period, YamlMap merged) {
        List<MappingFile> files = new ArrayList<>();
        List<Validity> validities = new ArrayList<>();
        for (int i = widestFirst.size() - 1; i >= 0; i--) {
            files.add(widestFirst.get(i));
            validities.add(validity(widestFirst.get(i), new Problems()));
        }
        files.add(base);
        validities.add(Validity.ALWAYS);
        return new LeftOut(files, validities, Periods.dayIn(period)).from(merged);
    }

    private Optional<YamlMap> on(LocalDate day, MappingFile file, Validity ofFile, Map<Position, Validity> validities) {
        DatedFields dated = new DatedFields(ofFile, file == base);
        Optional<YamlMap> fields = fields(file).map(all -> dated.on(day, all));
        validities.putAll(dated.validities());
        return fields;
    }

    Map<String, String> layers() {
        Map<String, String> layers = new HashMap<>(Map.of(base.path(), base.layer()));
        widestFirst.forEach(overlay -> layers.put(overlay.path(), overlay.layer()));
        return layers;
    }

    private static Optional<YamlMap> fields(MappingFile file) {
        return file.yaml().get("fields").filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    }

    private static Validity validity(MappingFile overlay, Problems problems) {
        return Validity.of(overlay.yaml().fields(problems), problems);
    }
}

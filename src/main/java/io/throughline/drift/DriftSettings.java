package io.throughline.drift;

import io.throughline.config.ConfigurationException;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlReader;
import java.time.Duration;

/**
 * How the drift guard works, from {@code config/drift.yaml}.
 *
 * @param every how long a system rests between two checks; default 1 hour
 * @param whileDrifted the same as long as something differs; default 1 minute
 * @param pause whether writes wait; else they go on and only the doctor tells; default true
 */
public record DriftSettings(Duration every, Duration whileDrifted, boolean pause) {

    /** What counts without a file. */
    public static final DriftSettings DEFAULT = new DriftSettings(Duration.ofHours(1), Duration.ofMinutes(1), true);

    private static final String FILE = "config/drift.yaml";

    /** Reads the file; what is wrong is added to the problems, and the default counts for it. */
    public static DriftSettings load(Layers layers, Problems problems) {
        try {
            if (layers.find(FILE).isEmpty()) {
                return DEFAULT;
            }
        } catch (ConfigurationException unreadable) {
            problems.addAll(unreadable.problems());
            return DEFAULT;
        }
        return YamlReader.readMap(layers, FILE, problems)
                .map(file -> read(file.fields(problems)))
                .orElse(DEFAULT);
    }

    private static DriftSettings read(YamlFields fields) {
        fields.onlyKeys("every", "whileDrifted", "pause");
        return new DriftSettings(
                fields.duration("every").orElse(DEFAULT.every()),
                fields.duration("whileDrifted").orElse(DEFAULT.whileDrifted()),
                fields.bool("pause").orElse(DEFAULT.pause()));
    }

    /** The same with other times. */
    public DriftSettings withTimes(Duration usually, Duration drifted) {
        return new DriftSettings(usually, drifted, pause);
    }
}

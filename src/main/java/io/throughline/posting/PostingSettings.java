package io.throughline.posting;

import io.throughline.config.ConfigurationException;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlReader;
import io.throughline.ledger.entries.Gathering;
import java.time.Duration;

/**
 * When posting batches take no more lines, from {@code config/posting.yaml}.
 *
 * @param most lines of a batch at most, 1 to 500; default 500
 * @param longest how long the first line of a batch waits at most; default 10 minutes
 * @param periods which accounting periods of the ERPs are known (D17)
 * @param peopleEvery how often the people of PSA and ERP are compared; default 1 hour
 */
public record PostingSettings(int most, Duration longest, Periods periods, Duration peopleEvery) {

    /**
     * @param back how many months before this one are asked for; default 12
     * @param every how often; default 10 minutes
     */
    public record Periods(int back, Duration every) {}

    /** What counts without a file. */
    public static final PostingSettings DEFAULT = new PostingSettings(
            500, Duration.ofMinutes(10), new Periods(12, Duration.ofMinutes(10)), Duration.ofHours(1));

    private static final String FILE = "config/posting.yaml";
    private static final int MOST = 500;

    /** Reads the file; what is wrong is added to the problems, and the default counts for it. */
    public static PostingSettings load(Layers layers, Problems problems) {
        try {
            if (layers.find(FILE).isEmpty()) {
                return DEFAULT;
            }
        } catch (ConfigurationException unreadable) {
            problems.addAll(unreadable.problems());
            return DEFAULT;
        }
        return YamlReader.readMap(layers, FILE, problems)
                .map(file -> read(file.fields(problems), problems))
                .orElse(DEFAULT);
    }

    private static PostingSettings read(YamlFields fields, Problems problems) {
        fields.onlyKeys("most", "longest", "periods", "people");
        int most = fields.integer("most").orElse(DEFAULT.most());
        if (most < 1 || most > MOST) {
            problems.add(
                    "LED-2105",
                    fields.map().keyPosition("most"),
                    "most",
                    "a batch has 1 to %d lines, not %d.".formatted(MOST, most),
                    "Write a number from 1 to %d.".formatted(MOST));
        }
        return new PostingSettings(
                most,
                fields.duration("longest").orElse(DEFAULT.longest()),
                fields.fields("periods").map(PostingSettings::periods).orElse(DEFAULT.periods()),
                fields.fields("people").map(PostingSettings::people).orElse(DEFAULT.peopleEvery()));
    }

    private static Duration people(YamlFields fields) {
        fields.onlyKeys("every");
        return fields.duration("every").orElse(DEFAULT.peopleEvery());
    }

    private static Periods periods(YamlFields fields) {
        fields.onlyKeys("back", "every");
        return new Periods(
                fields.integer("back").orElse(DEFAULT.periods().back()),
                fields.duration("every").orElse(DEFAULT.periods().every()));
    }

    /** The same as the ledger reads it. */
    public Gathering gathering() {
        return new Gathering(most, longest);
    }
}

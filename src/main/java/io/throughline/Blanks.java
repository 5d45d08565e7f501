package io.throughline;

import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Position;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlReader;
import io.throughline.config.YamlScalar;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Places that somebody has still to fill in: values that begin with {@code fill-in}, as {@code new-country} writes them. Each is told once, with what
 * belongs there; what else is wrong with such a value is not.
 */
public final class Blanks {

    /** Begins a value that is no value yet. */
    private static final String MARK = "fill-in";

    private static final Pattern CELL = Pattern.compile("(?:^|,|\")\\s*" + MARK + "(?::\\s*([^,\"]*))?");

    private final Layers layers;
    private final Problems problems;

    private Blanks(Layers layers, Problems problems) {
        this.layers = layers;
        this.problems = problems;
    }

    /** Adds each ({@code CFG-1170}) in the place of what was told there before: whoever loads files asks this last. */
    public static void check(Layers layers, Problems problems) {
        Blanks blanks = new Blanks(layers, problems);
        Stream.of("config", "mappings").forEach(folder -> {
            blanks.files(folder, ".yaml").forEach(blanks::yaml);
            blanks.files(folder, ".csv").forEach(blanks::csv);
        });
    }

    /** The same for what reads only a part of the files: blanks elsewhere are nothing to it as long as it can go on. */
    public static void throwIfAny(Layers layers, Problems problems) {
        if (!problems.isEmpty()) {
            check(layers, problems);
        }
        problems.throwIfAny();
    }

    private List<LayerFile> files(String folder, String suffix) {
        return layers.list(folder, suffix).stream()
                .flatMap(path -> layers.find(path).stream())
                .filter(file -> file.text().contains(MARK))
                .toList();
    }

    private void yaml(LayerFile file) {
        YamlReader.read(file, new Problems()).ifPresent(this::node);
    }

    private void node(YamlNode node) {
        if (node instanceof YamlMap map) {
            map.entries().values().forEach(this::node);
        } else if (node instanceof YamlList list) {
            list.items().forEach(this::node);
        } else if (node instanceof YamlScalar scalar && scalar.isText() && isBlank(scalar.text())) {
            told(scalar.position(), scalar.path(), scalar.text().substring(MARK.length()));
        }
    }

    private static boolean isBlank(String text) {
        return text.equals(MARK) || text.startsWith(MARK + ":");
    }

    private void csv(LayerFile file) {
        List<String> lines = file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher cell = CELL.matcher(lines.get(i));
            if (cell.find()) {
                told(new Position(file.path(), i + 1, 1), "", cell.group(1) == null ? "" : cell.group(1));
            }
        }
    }

    private void told(Position position, String path, String what) {
        String wanted = what.replaceFirst("^:\\s*", "").strip();
        problems.addInstead(new Problem(
                "CFG-1170",
                position,
                path,
                "this is still to be filled in" + (wanted.isEmpty() ? "." : ": " + wanted + "."),
                "Write it in the place of '" + MARK + "…'."));
    }
}

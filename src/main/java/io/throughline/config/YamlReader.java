package io.throughline.config;

import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 files of the product into nodes with places, within the limits of S-22: no tags, no name twice, at most 20 aliases, depth
 * 50, 1 MB, one document. Nothing is resolved, included or constructed. May be called by several threads with problems of their own.
 */
public final class YamlReader {

    private static final int MAX_LENGTH = 1_000_000;
    private static final int SMALLEST_BUFFER = 1024;

    private YamlReader() {}

    /** Reads a file through the layers; empty, with a problem, if it is not there or not good YAML. */
    public static Optional<YamlNode> read(Layers layers, String path, Problems problems) {
        try {
            Optional<LayerFile> file = layers.find(path);
            if (file.isEmpty()) {
                problems.add(
                        "CFG-1024", Position.of(path), "", "the file is not there.", "Create it in " + layers + ".");
            }
            return file.flatMap(found -> read(found, problems));
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** Reads a found file; empty, with a problem, if it is not good YAML. */
    public static Optional<YamlNode> read(LayerFile file, Problems problems) {
        LayerFile.Yaml yaml = file.yaml();
        problems.addAll(yaml.problems());
        return yaml.top();
    }

    /** Reads a text under the name of a file; empty, with a problem, if it is not good YAML or has no content. */
    public static Optional<YamlNode> read(String file, String text, Problems problems) {
        if (text.length() > MAX_LENGTH) {
            problems.add(
                    "CFG-1002", Position.of(file), "", "the file is longer than 1 MB and was not read.", "Split it.");
            return Optional.empty();
        }
        try {
            return Optional.of(new YamlTree(file, events(file, text)).document());
        } catch (YamlTree.Refused e) {
            problems.add(e.problem());
        } catch (YamlEngineException e) {
            problems.add(new Problem(
                    "CFG-1001",
                    position(file, text, e),
                    "",
                    "this is not YAML: " + said(e) + ".",
                    "Mend the file at this line."));
        }
        return Optional.empty();
    }

    /** The same, for files whose top is a map, as all of ours are. */
    public static Optional<YamlMap> readMap(LayerFile file, Problems problems) {
        return asMap(read(file, problems), problems);
    }

    /** The same, for files whose top is a map. */
    public static Optional<YamlMap> readMap(Layers layers, String path, Problems problems) {
        return asMap(read(layers, path, problems), problems);
    }

    private static Optional<YamlMap> asMap(Optional<YamlNode> node, Problems problems) {
        if (node.isPresent() && !(node.get() instanceof YamlMap)) {
            problems.add(
                    "CFG-1011",
                    node.get(),
                    "the file is " + node.get().kind() + ", not a map.",
                    "Write names and values.");
        }
        return node.filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    }

    private static Iterator<Event> events(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new CoreSchema())
                .setCodePointLimit(MAX_LENGTH)
                // the parser fails where its buffer ends within a character of two halves, such as an emoji
                .setBufferSize(Math.max(SMALLEST_BUFFER, text.length() + 2))
                .build();
        return new Parse(settings).parseString(text).iterator();
    }

    private static Position position(String file, String text, YamlEngineException e) {
        if (e instanceof ReaderException unreadable) {
            String before = text.substring(0, Math.max(0, Math.min(unreadable.getPosition(), text.length())));
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            return new Position(file, line, before.length() - before.lastIndexOf('\n'));
        }
        return e instanceof MarkedYamlEngineException marked ? place(file, marked.getProblemMark()) : Position.of(file);
    }

    /** Only the parser's own words: its full message quotes lines of the file, which may hold a secret put there by mistake. */
    private static String said(YamlEngineException e) {
        String said = e instanceof MarkedYamlEngineException marked ? marked.getProblem() : e.getMessage();
        return String.valueOf(said).lines().findFirst().orElse("unreadable");
    }

    static Position place(String file, Optional<Mark> mark) {
        return mark.map(m -> new Position(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(Position.of(file));
    }
}

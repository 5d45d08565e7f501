package io.throughline.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Builds nodes from parser events; counting depth and aliases here means that no bomb is ever built (S-22). For one document. */
final class YamlTree {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_ALIASES = 20;
    private static final int MAX_DIGITS = 100;
    private static final ScalarResolver CORE = new CoreSchema().getScalarResolver();

    private final String file;
    private final Iterator<Event> events;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private int aliases;

    YamlTree(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    /** Reading ended; the problem says where and why. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.toString(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    YamlNode document() {
        events.next();
        Event start = events.next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            throw new Refused(
                    new Problem("CFG-1001", Position.of(file), "", "the file is empty.", "Fill or remove it."));
        }
        YamlNode top = node(events.next(), "", 0);
        events.next();
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw refused("CFG-1001", end, "", "a second document follows ('---').", "Put it in a file of its own.");
        }
        return top;
    }

    private YamlNode node(Event event, String path, int depth) {
        if (depth > MAX_DEPTH) {
            throw refused("CFG-1002", event, path, "nested deeper than " + MAX_DEPTH + ".", "Make the file flatter.");
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias, path);
        }
        YamlNode node = event instanceof ScalarEvent scalar
                ? scalar(scalar, path)
                : collection((CollectionStartEvent) event, path, depth);
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
        return node;
    }

    private YamlNode aliased(AliasEvent alias, String path) {
        if (++aliases > MAX_ALIASES) {
            throw refused("CFG-1002", alias, path, "more than " + MAX_ALIASES + " aliases (*name).", "Write them out.");
        }
        YamlNode node = anchors.get(alias.getAlias().getValue());
        if (node == null) {
            throw refused("CFG-1001", alias, path, "the alias names no finished anchor.", "Define &name before *name.");
        }
        return node;
    }

    private YamlNode collection(CollectionStartEvent start, String path, int depth) {
        noTag(start, start.getTag(), path);
        return start.getEventId() == Event.ID.SequenceStart ? list(start, path, depth) : map(start, path, depth);
    }

    private YamlList list(Event start, String path, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, under(path, String.valueOf(items.size())), depth + 1));
        }
        return new YamlList(place(start), path, items);
    }

    private YamlMap map(Event start, String path, int depth) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Position> keys = new HashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            String key = key(next, path);
            if (keys.putIfAbsent(key, place(next)) != null) {
                throw refused(
                        "CFG-1004", next, under(path, key), "the name stands twice in one map.", "Remove one of them.");
            }
            entries.put(key, node(events.next(), under(path, key), depth + 1));
        }
        return new YamlMap(place(start), path, entries, keys);
    }

    private String key(Event event, String path) {
        if (event instanceof ScalarEvent scalar) {
            noTag(event, scalar.getTag(), path);
            return scalar.getValue();
        }
        throw refused("CFG-1005", event, path, "a name must be plain text.", "Write 'name: value'.");
    }

    private YamlScalar scalar(ScalarEvent scalar, String path) {
        noTag(scalar, scalar.getTag(), path);
        Tag type = CORE.resolve(scalar.getValue(), scalar.getImplicit().canOmitTagInPlainScalar());
        try {
            return new YamlScalar(place(scalar), path, value(type, scalar.getValue()), scalar.getValue());
        } catch (NumberFormatException e) {
            throw refused("CFG-1002", scalar, path, "this number is too long.", "Put it in quotes if it is text.");
        }
    }

    private static Object value(Tag type, String text) {
        if (type.equals(Tag.NULL)) {
            return null;
        }
        if (type.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (type.equals(Tag.INT)) {
            return whole(text);
        }
        return type.equals(Tag.FLOAT) && Character.isDigit(text.charAt(text.length() - 1)) ? decimal(text) : text;
    }

    private static Object whole(String text) {
        if (text.startsWith("0x")) {
            return small(new BigDecimal(new BigInteger(text.substring(2), 16)));
        }
        if (text.startsWith("0o")) {
            return small(new BigDecimal(new BigInteger(text.substring(2), 8)));
        }
        return small(decimal(text));
    }

    private static Number small(BigDecimal whole) {
        if (whole.precision() > 18) {
            return whole;
        }
        long value = whole.longValueExact();
        return value == (int) value ? (Number) (int) value : (Number) value;
    }

    private static BigDecimal decimal(String text) {
        BigDecimal value = text.length() > MAX_DIGITS ? null : new BigDecimal(text);
        if (value == null || Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new NumberFormatException();
        }
        return value;
    }

    private void noTag(Event event, Optional<String> tag, String path) {
        if (tag.isPresent()) {
            throw refused(
                    "CFG-1003",
                    event,
                    path,
                    "tags (!…) are not read.",
                    "Remove the tag; quote the value if it is text.");
        }
    }

    private Refused refused(String code, Event event, String path, String message, String action) {
        return new Refused(new Problem(code, place(event), path, message, action));
    }

    private Position place(Event event) {
        return YamlReader.place(file, event.getStartMark());
    }

    private static String under(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}

package io.throughline.mapping;

import io.throughline.canonical.JsonParts;
import io.throughline.config.Nearest;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.Validity;
import io.throughline.config.YamlNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What is known while one mapping is compiled: its problems, its tables, and what it reads and writes. For one thread. */
final class Compilation {

    private static final String GROUP = "{group}";

    private final Problems problems;
    private final Map<String, String> layers;
    private final Map<Position, Validity> validities;
    private final LookupTables lookups;
    private final BiFunction<LookupTable, Integer, LookupTable.Resolved> inRegion;
    private final TreeSet<String> reads = new TreeSet<>();
    private final ReadParts parts = new ReadParts();
    private final Map<String, YamlNode> writes = new TreeMap<>();
    private final List<Anatomy.Read> readings = new ArrayList<>();
    private final Deque<String> items = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();
    private final Deque<YamlNode> rules = new ArrayDeque<>();
    private final Map<String, Set<YamlNode>> readBy = new TreeMap<>();
    private Supplier<List<Explanation.Absent>> leftOut = List::of;
    private final Map<Position, YamlNode> needsPresent = new TreeMap<>(Comparator.comparing(Position::toString));
    private boolean sendsChanges;

    Compilation(
            Problems problems,
            Map<String, String> layers,
            Map<Position, Validity> validities,
            LookupTables lookups,
            BiFunction<LookupTable, Integer, LookupTable.Resolved> inRegion) {
        this.problems = problems;
        this.layers = layers;
        this.validities = validities;
        this.lookups = lookups;
        this.inRegion = inRegion;
    }

    Problems problems() {
        return problems;
    }

    void problem(String code, YamlNode node, String message, String action) {
        problems.add(code, node, message, action);
    }

    /** What a person can write instead of a word that is not known. */
    String nearest(String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("Known here: " + String.join(", ", known) + ".");
    }

    Origin origin(YamlNode node) {
        return new Origin(
                node.position(),
                layers.getOrDefault(node.position().file(), ""),
                validities.getOrDefault(node.position(), Validity.ALWAYS),
                node);
    }

    /** What a person can do about a table that is not there. */
    String nearestLookup(String name) {
        return Nearest.to(name, lookups.names())
                .filter(near -> !near.equals(name))
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("Create or mend the file.");
    }

    Optional<LookupTable> lookup(String name) {
        return lookups.get(name);
    }

    /** The rows of a table for the region that is compiled, by the values of a column. */
    LookupTable.Resolved inRegion(LookupTable table, int column) {
        return inRegion.apply(table, column);
    }

    /** Notes that a path is read here. */
    void reads(SourcePath path) {
        if (isOfInput(path) && !isKeyOfGroup(path)) {
            parts.value(fullPath(path));
        }
        note(path);
    }

    /** Notes that the items at a path are gone through here. */
    void goesThrough(SourcePath path) {
        if (isOfInput(path)) {
            parts.items(fullPath(path));
        }
        note(path);
    }

    private static boolean isOfInput(SourcePath path) {
        return path.base() != SourcePath.Base.CONTEXT;
    }

    private boolean isKeyOfGroup(SourcePath path) {
        return path.base() == SourcePath.Base.ITEM
                && !items.isEmpty()
                && items.getLast().endsWith(GROUP)
                && path.plainText().equals("key");
    }

    private void note(SourcePath path) {
        if (!isKeyOfGroup(path)) {
            String full = fullPath(path);
            reads.add(full);
            if (!rules.isEmpty()) {
                readBy.computeIfAbsent(full, one -> new LinkedHashSet<>()).add(rules.getLast());
            }
        }
    }

    /** The same, with the place where the file says so. */
    void reads(SourcePath path, YamlNode written) {
        reads(path);
        noteReading(path, written);
    }

    /** The same for a path whose items are gone through. */
    void goesThrough(SourcePath path, YamlNode written) {
        goesThrough(path);
        noteReading(path, written);
    }

    private void noteReading(SourcePath path, YamlNode written) {
        String full = fullPath(path);
        if (path.base() == SourcePath.Base.CONTEXT && path.names().get(0).equals(PresentRecord.NAME)) {
            needsPresent(written);
        }
        if (reads.contains(full)) {
            readings.add(new Anatomy.Read(full, written.position(), written.path(), target()));
        }
    }

    private String target() {
        return String.join(".", names).replace(".[]", "[]");
    }

    private String fullPath(SourcePath path) {
        if (path.base() != SourcePath.Base.ITEM || items.isEmpty()) {
            return path.plainText();
        }
        String full = path.plainText().isEmpty() ? items.getLast() : items.getLast() + "." + path.plainText();
        return full.replace("[]" + GROUP + ".items", "").replace("[]" + GROUP, "");
    }

    /** Compiles what is read relative to the items of a path, and makes an item of a list of each. */
    <T> T inside(SourcePath each, Supplier<T> compiled) {
        return listed(() -> ofItems(each, compiled));
    }

    /** The same for groups of items, {@code {key, items}}: reading the items of a group is reading items of the path. */
    <T> T insideGroup(SourcePath each, Supplier<T> compiled) {
        return listed(() -> below(fullPath(each) + "[]" + GROUP, compiled));
    }

    /** Compiles what is read relative to the items of a path, where one value is made of them. */
    <T> T ofItems(SourcePath each, Supplier<T> compiled) {
        return below(fullPath(each) + "[]", compiled);
    }

    private <T> T below(String prefix, Supplier<T> compiled) {
        items.addLast(prefix);
        try {
            return compiled.get();
        } finally {
            items.removeLast();
        }
    }

    private <T> T listed(Supplier<T> compiled) {
        names.addLast("[]");
        try {
            return compiled.get();
        } finally {
            names.removeLast();
        }
    }

    /** Compiles one field of the result and notes that it is written, unless it only holds others. */
    <T> T field(String name, YamlNode rule, Supplier<T> compiled) {
        int before = writes.size();
        names.addLast(name);
        rules.addLast(rule);
        try {
            T value = compiled.get();
            if (writes.size() == before) {
                writes.put(target(), rule);
            }
            return value;
        } finally {
            rules.removeLast();
            names.removeLast();
        }
    }

    /** Says how to find the fields that have no rule here. */
    void leavesOut(Supplier<List<Explanation.Absent>> fields) {
        leftOut = fields;
    }

    /** The fields that a file names and that have no rule here; found anew each time. */
    List<Explanation.Absent> leftOut() {
        return leftOut.get();
    }

    /** Notes a place whose value depends on the record that the target has. */
    void needsPresent(YamlNode written) {
        needsPresent.putIfAbsent(written.position(), written);
    }

    /** The places whose values depend on the record that the target has. */
    Collection<YamlNode> needsPresent() {
        return needsPresent.values();
    }

    /** Notes that what does not differ from the present record is left out here. */
    void sendsChanges(YamlNode written) {
        sendsChanges = true;
        needsPresent(written);
    }

    /** Whether there may be nothing to send. */
    boolean sendsChanges() {
        return sendsChanges;
    }

    /** Whether what is compiled is within the items of a list. */
    boolean isInItems() {
        return !items.isEmpty();
    }

    /** The rules that read each path. */
    Map<String, Set<YamlNode>> readBy() {
        return readBy;
    }

    /** What is read, each path as often as a file says it. */
    List<Anatomy.Read> readings() {
        return readings;
    }

    TreeSet<String> reads() {
        return reads;
    }

    /** Which parts of the input are looked at. */
    JsonParts parts() {
        return parts.parts();
    }

    /** The paths that are written, each with the rule that writes it. */
    Map<String, YamlNode> writes() {
        return writes;
    }
}

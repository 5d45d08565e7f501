package io.throughline.simulator.dynamics365;

import io.throughline.simulator.dynamics365.Property.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entity sets and enum types of the environment, read from {@link EntityModelText}. Unchangeable. */
final class EntityModel {

    static final String NAMESPACE = "Microsoft.Dynamics.DataEntities";

    private final Map<String, EntitySet> sets = new LinkedHashMap<>();
    private final Map<String, List<String>> enums = new LinkedHashMap<>();

    EntityModel() {
        EntityModelText.ENUMS.strip().lines().forEach(line -> {
            String[] words = line.split(" ");
            enums.put(words[0], List.of(words).subList(1, words.length));
        });
        for (String text : List.of(EntityModelText.MASTER, EntityModelText.PROJECTS, EntityModelText.LEDGER)) {
            for (String block : text.strip().split("\n\n")) {
                EntitySet set = set(block.lines().map(String::strip).toList());
                sets.put(set.name(), set);
            }
        }
    }

    private EntityModel(EntityModel other) {
        sets.putAll(other.sets);
        enums.putAll(other.enums);
    }

    Collection<EntitySet> sets() {
        return sets.values();
    }

    Optional<EntitySet> find(String name) {
        return Optional.ofNullable(sets.get(name));
    }

    Map<String, List<String>> enums() {
        return enums;
    }

    /** The same with one set changed. */
    EntityModel with(EntitySet changed) {
        EntityModel copy = new EntityModel(this);
        copy.sets.put(changed.name(), changed);
        return copy;
    }

    /** The same with other values of an enum. */
    EntityModel with(String enumeration, List<String> values) {
        EntityModel copy = new EntityModel(this);
        copy.enums.put(enumeration, List.copyOf(values));
        return copy;
    }

    private static EntitySet set(List<String> lines) {
        String[] head = lines.get(0).split(" ");
        Map<String, Property> properties = new LinkedHashMap<>();
        Map<String, Navigation> navigations = new LinkedHashMap<>();
        String sequence = null;
        String prefix = null;
        List<String> marks = List.of(head).subList(3, head.length);
        if (marks.contains("company")) {
            add(properties, EntitySet.COMPANY + " string(4) key once");
        }
        for (String mark : marks) {
            if (mark.startsWith("sequence=")) {
                sequence = mark.substring(9, mark.indexOf(':'));
                prefix = mark.substring(mark.indexOf(':') + 1);
            }
        }
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("nav ")) {
                Navigation found = navigation(line.split(" "));
                navigations.put(found.name(), found);
            } else {
                add(properties, line);
            }
        }
        return new EntitySet(
                head[0], head[1], head[2], sequence, prefix, !marks.contains("readonly"), properties, navigations);
    }

    private static void add(Map<String, Property> properties, String line) {
        Property property = property(line);
        properties.put(property.name(), property);
    }

    /** Reads {@code name kind marks…}; a kind is {@code string(20)}, {@code real}, {@code int}, {@code long}, {@code date}, {@code datetime} or {@code enum:NoYes}. */
    static Property property(String line) {
        String[] words = line.split(" ");
        String kind = words[1];
        Set<String> marks = Set.copyOf(Arrays.asList(words).subList(2, words.length));
        if (kind.startsWith("enum:")) {
            return new Property(words[0], Kind.ENUM, 0, kind.substring(5), marks);
        }
        int open = kind.indexOf('(');
        int length = open < 0 ? 0 : Integer.parseInt(kind.substring(open + 1, kind.length() - 1));
        String plain = open < 0 ? kind : kind.substring(0, open);
        return new Property(words[0], Kind.valueOf(plain.toUpperCase(Locale.ROOT)), length, null, marks);
    }

    private static Navigation navigation(String[] words) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : List.of(words).subList(4, words.length)) {
            int equals = pair.indexOf('=');
            pairs.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? pair : pair.substring(equals + 1));
        }
        return new Navigation(words[1], words[2], words[3].equals("many"), pairs);
    }
}

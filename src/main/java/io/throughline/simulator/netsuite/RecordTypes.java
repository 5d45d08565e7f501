package io.throughline.simulator.netsuite;

import io.throughline.simulator.netsuite.Property.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The record types of the account, read from {@link RecordTypesText}. */
final class RecordTypes {

    static final String CUSTOM = "cust(entity|body|col|event|record)_[a-z0-9_]+";

    private static final Pattern CUSTOM_NAME = Pattern.compile(CUSTOM);

    private final Map<String, RecordType> types = new LinkedHashMap<>();

    RecordTypes() {
        for (String text : List.of(
                RecordTypesText.ENTITIES, RecordTypesText.PROJECTS, RecordTypesText.POSTINGS, RecordTypesText.LISTS)) {
            for (String block : text.strip().split("\n\n")) {
                RecordType type = type(block.lines().toList());
                types.put(type.name(), type);
            }
        }
    }

    private RecordTypes(Map<String, RecordType> types) {
        this.types.putAll(types);
    }

    /** The same types with one of them changed. */
    RecordTypes with(RecordType changed) {
        RecordTypes others = new RecordTypes(types);
        others.types.put(changed.name(), changed);
        return others;
    }

    Collection<RecordType> all() {
        return types.values();
    }

    Optional<RecordType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    static Optional<Property> declared(Map<String, Property> properties, String wanted) {
        Property found = properties.get(wanted);
        if (found == null && CUSTOM_NAME.matcher(wanted).matches()) {
            found = new Property(wanted, Kind.STRING, 0, null, Map.of(), Map.of(), Set.of());
        }
        return Optional.ofNullable(found);
    }

    /** Reads {@code name digit nameProperty marks…} and the properties below. */
    private static RecordType type(List<String> lines) {
        String[] head = lines.get(0).split(" ");
        List<String> marks = Arrays.asList(head).subList(3, head.length);
        Map<String, Property> properties = new LinkedHashMap<>();
        add(properties, "id string readonly");
        add(properties, "externalId string(100)");
        for (String line : lines.subList(1, lines.size())) {
            add(properties, line);
        }
        add(properties, "dateCreated datetime readonly");
        add(properties, "lastModifiedDate datetime readonly");
        return new RecordType(
                head[0],
                Integer.parseInt(head[1]),
                head[2],
                marks.contains("entity"),
                !marks.contains("readonly"),
                properties);
    }

    private static void add(Map<String, Property> properties, String text) {
        int dot = text.indexOf('.');
        int space = text.indexOf(' ');
        if (dot > 0 && dot < space) {
            add(properties.get(text.substring(0, dot)).line(), text.substring(dot + 1));
        } else {
            Property property = property(text.split(" "));
            properties.put(property.name(), property);
        }
    }

    static Property property(String[] words) {
        String[] type = words[1].split("[()]");
        Kind kind = Kind.valueOf(type[0].toUpperCase(Locale.ROOT));
        String argument = type.length > 1 ? type[1] : "";
        return new Property(
                words[0],
                kind,
                kind == Kind.STRING && !argument.isEmpty() ? Integer.parseInt(argument) : 0,
                kind == Kind.REF ? argument : null,
                kind == Kind.ENUM ? values(argument) : Map.of(),
                new LinkedHashMap<>(),
                Set.copyOf(Arrays.asList(words).subList(2, words.length)));
    }

    private static Map<String, String> values(String argument) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : argument.split(",")) {
            String[] both = pair.split("=");
            values.put(both[0], both[both.length - 1].replace('_', ' '));
        }
        return values;
    }
}

package io.throughline.simulator.salesforce.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All objects of the org. Immutable. */
public final class Schema {

    private final Map<String, SObjectType> types = new LinkedHashMap<>();

    private Schema(String text) {
        for (String block : text.strip().split("\n\n")) {
            SObjectType type = type(block.lines().toList());
            types.put(type.name().toLowerCase(Locale.ROOT), type);
        }
    }

    /** The org that every simulator starts with. */
    public static Schema standard() {
        return new Schema(SchemaText.SALES + "\n" + SchemaText.PRODUCTS);
    }

    /** An object by its name, whatever the case. */
    public Optional<SObjectType> type(String name) {
        return Optional.ofNullable(types.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The object whose ids begin so. */
    public Optional<SObjectType> byPrefix(String id) {
        return types.values().stream()
                .filter(type -> id.startsWith(type.prefix()))
                .findFirst();
    }

    /** All objects. */
    public Collection<SObjectType> types() {
        return types.values();
    }

    private Schema(Map<String, SObjectType> types) {
        this.types.putAll(types);
    }

    /** The same objects with one of them changed. */
    Schema with(SObjectType changed) {
        Schema schema = new Schema(types);
        schema.types.put(changed.name().toLowerCase(Locale.ROOT), changed);
        return schema;
    }

    private static SObjectType type(List<String> lines) {
        String[] head = lines.get(0).split(" ");
        List<Field> fields = new ArrayList<>();
        List<SObjectType.Child> children = new ArrayList<>();
        fields.add(field("Id id readonly"));
        fields.add(field("IsDeleted boolean readonly"));
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("< ")) {
                String[] words = line.split("[ .]");
                children.add(new SObjectType.Child(words[1], words[2], words[3]));
            } else {
                fields.add(Picklists.of(head[0], field(line)));
            }
        }
        SchemaText.AUDIT.lines().map(Schema::field).forEach(fields::add);
        return SObjectType.of(head[0], head[1], fields, children);
    }

    /** Reads {@code Name type[(length or object)] marks…}. */
    private static Field field(String line) {
        String[] words = line.split(" ");
        String[] type = words[1].split("[()]");
        String argument = type.length > 1 ? type[1] : "";
        FieldType kind = FieldType.valueOf(type[0].toUpperCase(Locale.ROOT));
        boolean reference = kind == FieldType.REFERENCE;
        return new Field(
                words[0],
                kind,
                reference || argument.isEmpty() ? 0 : Integer.parseInt(argument),
                reference ? argument : null,
                reference ? relationship(words[0]) : null,
                Set.copyOf(Arrays.asList(words).subList(2, words.length)),
                label(words[0]),
                Map.of());
    }

    /** {@code PO_Number__c} is PO Number, {@code StageName} is Stage Name. */
    static String label(String name) {
        return name.replaceAll("__c$", "").replace('_', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    static String relationship(String field) {
        return field.endsWith("__c")
                ? field.substring(0, field.length() - 1) + "r"
                : field.substring(0, field.length() - 2);
    }
}

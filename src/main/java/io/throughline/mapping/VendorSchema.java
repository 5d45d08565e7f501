package io.throughline.mapping;

import io.throughline.config.Nearest;
import io.throughline.config.Position;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a vendor's object looks like, as it was captured from the vendor's own description of itself. Paths are those of mappings: an index
 * ({@code taxes.1.rate}) and {@code *} stand for the items of a list. Immutable.
 */
public final class VendorSchema {

    private final String type;
    private final String object;
    private final Position position;
    private final Captured captured;
    private final Map<String, VendorField> fields;
    private final Set<String> open;

    /**
     * How a schema came about.
     *
     * @param from what was asked, such as {@code describe of Opportunity}; empty if the file does not say
     * @param version of the vendor's interface; empty if unknown
     * @param on the day, as ISO text; empty if unknown
     */
    public record Captured(String from, String version, String on) {}

    VendorSchema(
            String type,
            String object,
            Position position,
            Captured captured,
            Collection<VendorField> fields,
            Collection<String> open) {
        this.type = type;
        this.object = object;
        this.position = position;
        this.captured = captured;
        this.fields =
                fields.stream().collect(Collectors.toMap(VendorField::path, field -> field, (a, b) -> a, TreeMap::new));
        this.open = Set.copyOf(open);
    }

    /** The type that mappings name, such as {@code salesforce:opportunity}. */
    public String type() {
        return type;
    }

    /** The file. */
    public Position position() {
        return position;
    }

    /** How and when it was captured. */
    public Captured captured() {
        return captured;
    }

    /** The vendor's object as a whole, such as {@code Opportunity}; empty if the type is none. */
    public String object() {
        return object;
    }

    /** Every known path, sorted: fields and the objects and lists that hold them. */
    public Set<String> paths() {
        return new TreeSet<>(fields.keySet());
    }

    /** All fields by path. */
    public Map<String, VendorField> fields() {
        return Map.copyOf(fields);
    }

    /** A field; empty if it is not known. */
    public Optional<VendorField> field(String path) {
        return Optional.ofNullable(fields.get(located(path)));
    }

    /** The path as the fields have it: mappings write the items of a {@code list} without the {@code []} that those of {@code each} have. */
    private String located(String path) {
        String wanted = normal(path);
        if (fields.containsKey(wanted)) {
            return wanted;
        }
        StringBuilder at = new StringBuilder();
        for (String name : wanted.split("\\.")) {
            if (fields.containsKey(at + "[]")) {
                at.append("[]");
            }
            at.append(at.isEmpty() ? "" : ".").append(name);
        }
        return at.toString();
    }

    /** Whether the object may have a field: it is known, or lies in a part of which the schema does not say what it holds. */
    public boolean knows(String path) {
        String wanted = located(path);
        if (fields.containsKey(wanted) || wanted.isEmpty()) {
            return true;
        }
        return open.stream()
                .anyMatch(part -> part.isEmpty() || wanted.startsWith(part + ".") || wanted.equals(part + "[]"));
    }

    /** The values that a field may have; empty if it is no picklist, is not known, or its values cannot be seen. */
    public List<String> picklist(String path) {
        return field(path).map(VendorField::picklist).orElse(List.of());
    }

    /** The longest text of a field; empty if there is no limit or none is known. */
    public Optional<Integer> maxLength(String path) {
        return field(path).map(VendorField::maxLength);
    }

    /** The paths without which no record can be made, sorted. */
    public Set<String> required() {
        return fields.values().stream()
                .filter(VendorField::required)
                .map(VendorField::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The known path that a person probably meant. */
    public Optional<String> nearest(String path) {
        return Nearest.to(normal(path), fields.keySet());
    }

    /** The path with {@code []} for each index and {@code *}: {@code taxes.1.rate} is {@code taxes[].rate}. */
    static String normal(String path) {
        return path.startsWith("['")
                ? path.substring(2).replaceFirst("'\\]", "")
                : path.replaceAll("\\.(\\d+|\\*)(?=\\.|$)", "[]");
    }

    /** Type and origin. */
    @Override
    public String toString() {
        return type + " (" + captured.from() + ", " + captured.on() + ")";
    }
}

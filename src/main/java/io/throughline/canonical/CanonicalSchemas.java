package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The schemas of the canonical objects, JSON Schema 2020-12, compiled once (S-27). Nothing is fetched: a schema may refer to its own parts
 * and to the other schemas given, by their {@code $id}. Formats ({@code date}, {@code date-time}, {@code email}) are checked. A value that
 * surely fits is seen to fit by an {@link Acceptor}; of any other the validator decides, and tells why. Immutable; may be used by several
 * threads.
 */
public final class CanonicalSchemas {

    /** The annotation of an event's schema that names the canonical object it is about. */
    static final String OBJECT = "x-object";

    private static final int MAX_VIOLATIONS = 100;

    private final Map<String, CompiledSchema> schemas;
    private final Map<String, JsonNode> trees;
    private final SchemaTree tree;

    CanonicalSchemas(Map<String, CompiledSchema> schemas, Map<String, JsonNode> trees, SchemaTree tree) {
        this.schemas = schemas;
        this.trees = trees;
        this.tree = tree;
    }

    /**
     * Compiles schemas.
     *
     * @param texts the schema of each object by its name, such as {@code opportunity}
     * @throws MalformedSchema if one of them is no schema, or refers to one that is not given
     */
    public static CanonicalSchemas of(Map<String, String> texts) {
        return new SchemaCompiler(texts).compiled();
    }

    /** The names of the objects that have a schema, sorted. */
    public Set<String> objects() {
        return schemas.keySet();
    }

    /**
     * Whether an object may have a field.
     *
     * @param object the name of the schema
     * @param path dotted, {@code []} for the items of a list: {@code lines[].unitPrice}
     * @return false only if the schema surely refuses the field; schemas of alternatives are taken to allow it
     */
    public boolean knows(String object, String path) {
        return paths(object).knows(path);
    }

    /**
     * What the schema says of a field.
     *
     * @param path as in {@link #knows}; empty for the whole object
     */
    public FieldShape shapeOf(String object, String path) {
        return paths(object).shape(path);
    }

    /**
     * The classes of a field: its own, and those of everything around it.
     *
     * @param object the name of the schema
     * @param path dotted, {@code []} for the items of a list; empty for the whole object
     * @return empty for a field of no class, and for one that the schema does not know
     */
    public Set<FieldClass> classesOf(String object, String path) {
        return paths(object).classes(path);
    }

    /**
     * The classes of a field and of everything within it: what somebody gets who is given the value whole.
     *
     * @param path as in {@link #classesOf}
     */
    public Set<FieldClass> classesWithin(String object, String path) {
        return paths(object).classesWithin(path);
    }

    /**
     * Whether a field, something around it or something within it is hidden wherever people read what the product writes (D59, S-09).
     *
     * @param path as in {@link #classesOf}
     */
    public boolean isMasked(String object, String path) {
        return classesWithin(object, path).stream().anyMatch(FieldClass::isMasked);
    }

    /**
     * The fields of an object in the order of its schema, those within other fields too, but not what is within a shared definition.
     * For the shared definitions themselves, each by its name.
     *
     * @return empty if there is no such schema
     */
    public List<CanonicalField> fields(String object) {
        return trees.containsKey(object) ? new SchemaFields(tree).of(trees.get(object)) : List.of();
    }

    /** What people call the object; empty if its schema does not say. */
    public String title(String object) {
        return trees.containsKey(object) ? trees.get(object).path("title").asText() : "";
    }

    /** What the object is, in a sentence or two; empty if its schema does not say. */
    public String description(String object) {
        return trees.containsKey(object) ? trees.get(object).path("description").asText() : "";
    }

    /** The identity of the schema, which ends in its version: {@code …/opportunity.v1.json}. */
    public String id(String object) {
        return trees.containsKey(object) ? trees.get(object).path("$id").asText() : "";
    }

    /** The canonical object that the schema of an event is about; empty if it does not say. */
    public String about(String object) {
        return trees.containsKey(object) ? trees.get(object).path(OBJECT).asText() : "";
    }

    private SchemaPaths paths(String object) {
        return new SchemaPaths(tree, trees.get(object));
    }

    /**
     * What does not fit in an object, by path, at most 100 entries; empty if it fits.
     *
     * @param object the name of the schema
     * @param value a plain value
     * @throws IllegalArgumentException if there is no such schema
     */
    public List<SchemaViolation> validate(String object, Object value) {
        CompiledSchema schema = schema(object);
        return schema.surelyFits(value) ? List.of() : violations(schema, value);
    }

    /** What the validator says, even of a value that surely fits. */
    List<SchemaViolation> validateInFull(String object, Object value) {
        return violations(schema(object), value);
    }

    /** Whether a value fits without the validator having been asked; if not, it may fit all the same. */
    boolean surelyFits(String object, Object value) {
        return schema(object).surelyFits(value);
    }

    private CompiledSchema schema(String object) {
        CompiledSchema schema = schemas.get(object);
        if (schema == null) {
            throw new IllegalArgumentException("There is no canonical schema named " + object);
        }
        return schema;
    }

    private static List<SchemaViolation> violations(CompiledSchema schema, Object value) {
        return schema.validator().validate(PlainNodes.of(value)).stream()
                .map(SchemaWords::of)
                .distinct()
                .sorted(Comparator.comparing(SchemaViolation::path).thenComparing(SchemaViolation::message))
                .limit(MAX_VIOLATIONS)
                .toList();
    }
}

package io.throughline.canonical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.resource.DisallowSchemaLoader;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The schemas of the canonical objects, JSON Schema 2020-12, compiled once (S-27). Nothing is fetched: a schema may refer to its own parts
 * and to the other schemas given, by their {@code $id}. Formats ({@code date}, {@code date-time}, {@code email}) are checked. Immutable;
 * may be used by several threads.
 */
public final class CanonicalSchemas {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_VIOLATIONS = 100;

    /** The annotation of an event's schema that names the canonical object it is about. */
    static final String OBJECT = "x-object";

    private final Map<String, JsonSchema> schemas;
    private final Map<String, JsonNode> trees;
    private final SchemaTree tree;

    private CanonicalSchemas(Map<String, JsonSchema> schemas, Map<String, JsonNode> trees) {
        this.schemas = schemas;
        this.trees = trees;
        this.tree = SchemaTree.of(trees.values());
    }

    /** A schema text cannot be used; the message says which and why. */
    public static final class MalformedSchema extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String object;
        private final int line;
        private final int column;

        MalformedSchema(String object, String why, int line, int column) {
            super(why);
            this.object = object;
            this.line = line;
            this.column = column;
        }

        MalformedSchema(String object, String why) {
            this(object, why, 0, 0);
        }

        /** At the first place of some words in the text of the schema. */
        static MalformedSchema at(String words, String text, String object, String why) {
            String before = text.substring(0, Math.max(0, text.indexOf(words)));
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            return new MalformedSchema(object, why, line, before.length() - before.lastIndexOf('\n'));
        }

        /** From 1; 0: the schema as a whole. */
        public int line() {
            return line;
        }

        /** From 1; 0: the schema as a whole. */
        public int column() {
            return column;
        }

        /** The object whose schema it is. */
        public String object() {
            return object;
        }
    }

    /**
     * Compiles schemas.
     *
     * @param texts the schema of each object by its name, such as {@code opportunity}
     * @throws MalformedSchema if one of them is no schema, or refers to one that is not given
     */
    public static CanonicalSchemas of(Map<String, String> texts) {
        Map<String, String> byId = new LinkedHashMap<>();
        Map<String, JsonNode> trees = new TreeMap<>();
        texts.forEach((object, text) -> {
            JsonNode tree = tree(object, text);
            trees.put(object, tree);
            byId.put(tree.path("$id").asText("throughline:" + object), text);
        });
        Map<String, JsonSchema> compiled = new TreeMap<>();
        if (!trees.isEmpty()) {
            JsonSchemaFactory factory = factory(byId);
            trees.forEach((object, tree) -> {
                requireKnownClasses(object, tree, texts.get(object));
                requireKnownReferences(object, tree, SchemaTree.of(trees.values()), texts.get(object));
                JsonSchema schema = compile(factory, object, tree);
                if (!isShared(tree)) {
                    compiled.put(object, schema);
                }
            });
        }
        return new CanonicalSchemas(compiled, trees);
    }

    /** A schema of {@code $defs} only describes no object; others refer to its parts. */
    private static boolean isShared(JsonNode tree) {
        return tree.has("$defs") && !tree.has("type") && !tree.has("properties");
    }

    private static void requireKnownClasses(String object, JsonNode tree, String text) {
        for (JsonNode word : tree.findValues(FieldClass.ANNOTATION)) {
            if (word.isValueNode() && FieldClass.of(word.asText()).isEmpty()) {
                throw MalformedSchema.at(
                        "\"" + word.asText() + "\"",
                        text,
                        object,
                        "there is no field class '" + word.asText()
                                + "', only money, cost-rate, personal, free-text, credential");
            }
        }
    }

    private static void requireKnownReferences(String object, JsonNode root, SchemaTree known, String text) {
        for (JsonNode holder : root.findParents("$ref")) {
            String reference = holder.path("$ref").asText();
            if (known.referred(new SchemaTree.Place(root, holder)).isEmpty()) {
                throw MalformedSchema.at(
                        "\"" + reference + "\"", text, object, "'" + reference + "' refers to nothing that is there");
            }
        }
    }

    private static JsonSchemaFactory factory(Map<String, String> byId) {
        JsonMetaSchema words = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword(FieldClass.ANNOTATION))
                .keyword(new NonValidationKeyword(OBJECT))
                .build();
        return JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.metaSchema(words)
                        .schemaLoaders(loaders -> loaders.schemas(byId).add(DisallowSchemaLoader.getInstance())));
    }

    static JsonNode tree(String object, String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw e.getLocation() == null
                    ? new MalformedSchema(object, "it exceeds a limit", 1, 1)
                    : new MalformedSchema(
                            object,
                            "here is something that is not JSON",
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr());
        }
        throw new MalformedSchema(object, "it is no JSON object");
    }

    private static JsonSchema compile(JsonSchemaFactory factory, String object, JsonNode tree) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .build();
        try {
            JsonSchema schema = factory.getSchema(tree, config);
            schema.initializeValidators();
            return schema;
        } catch (JsonSchemaException e) {
            throw new MalformedSchema(
                    object, String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable"));
        }
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
        JsonSchema schema = schemas.get(object);
        if (schema == null) {
            throw new IllegalArgumentException("There is no canonical schema named " + object);
        }
        return schema.validate(PlainNodes.of(value)).stream()
                .map(SchemaWords::of)
                .distinct()
                .sorted(Comparator.comparing(SchemaViolation::path).thenComparing(SchemaViolation::message))
                .limit(MAX_VIOLATIONS)
                .toList();
    }
}

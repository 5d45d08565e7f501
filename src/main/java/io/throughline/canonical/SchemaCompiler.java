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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Compiles the schemas of canonical objects, which may refer to each other and to nothing else. One object compiles one set. */
final class SchemaCompiler {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, String> texts;
    private final Map<String, JsonNode> trees = new TreeMap<>();
    private final SchemaTree tree;
    private final JsonSchemaFactory factory;
    private final AcceptorCompiler acceptors;

    /**
     * Reads the texts.
     *
     * @throws CanonicalSchemas.MalformedSchema if one of them is no schema
     */
    SchemaCompiler(Map<String, String> texts) {
        this.texts = texts;
        Map<String, String> byId = new LinkedHashMap<>();
        texts.forEach((object, text) -> {
            JsonNode root = tree(object, text);
            trees.put(object, root);
            byId.put(root.path("$id").asText("throughline:" + object), text);
        });
        this.tree = SchemaTree.of(trees.values());
        this.factory = factory(byId);
        this.acceptors = new AcceptorCompiler(tree);
    }

    /** @throws CanonicalSchemas.MalformedSchema if one of them is no schema, or refers to one that is not given */
    CanonicalSchemas compiled() {
        Map<String, CompiledSchema> compiled = new TreeMap<>();
        trees.forEach((object, root) -> {
            requireKnownClasses(object, root, texts.get(object));
            requireKnownReferences(object, root, tree, texts.get(object));
            CompiledSchema schema = compiled(object, root);
            if (!isShared(root)) {
                compiled.put(object, schema);
            }
        });
        return new CanonicalSchemas(compiled, trees, tree);
    }

    /** What an acceptor understands is good: the validator compiles it when it is first asked. The rest it compiles now, to refuse what is wrong. */
    private CompiledSchema compiled(String object, JsonNode root) {
        CompiledSchema schema = new CompiledSchema(acceptors.of(root), () -> compile(factory, object, root));
        if (!schema.hasAcceptor()) {
            schema.validator();
        }
        return schema;
    }

    /** A schema of {@code $defs} only describes no object; others refer to its parts. */
    private static boolean isShared(JsonNode tree) {
        return tree.has("$defs") && !tree.has("type") && !tree.has("properties");
    }

    private static void requireKnownClasses(String object, JsonNode tree, String text) {
        for (JsonNode word : tree.findValues(FieldClass.ANNOTATION)) {
            if (word.isValueNode() && FieldClass.of(word.asText()).isEmpty()) {
                throw CanonicalSchemas.MalformedSchema.at(
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
                throw CanonicalSchemas.MalformedSchema.at(
                        "\"" + reference + "\"", text, object, "'" + reference + "' refers to nothing that is there");
            }
        }
    }

    private static JsonSchemaFactory factory(Map<String, String> byId) {
        JsonMetaSchema words = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword(FieldClass.ANNOTATION))
                .keyword(new NonValidationKeyword(CanonicalSchemas.OBJECT))
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
                    ? new CanonicalSchemas.MalformedSchema(object, "it exceeds a limit", 1, 1)
                    : new CanonicalSchemas.MalformedSchema(
                            object,
                            "here is something that is not JSON",
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr());
        }
        throw new CanonicalSchemas.MalformedSchema(object, "it is no JSON object");
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
            throw new CanonicalSchemas.MalformedSchema(
                    object, String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable"));
        }
    }
}

package io.throughline.canonical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, String> texts;
    private final Map<String, JsonNode> trees = new TreeMap<>();
    private final SchemaTree tree;
    private final Map<String, String> byId = new LinkedHashMap<>();
    private final AcceptorCompiler acceptors;
    private JsonSchemaFactory factory;

    /**
     * Reads the texts.
     *
     * @throws MalformedSchema if one of them is no schema
     */
    SchemaCompiler(Map<String, String> texts) {
        this.texts = texts;
        texts.forEach((object, text) -> {
            JsonNode root = tree(object, text);
            trees.put(object, root);
            byId.put(root.path("$id").asText("throughline:" + object), text);
        });
        this.tree = SchemaTree.of(trees.values());
        this.acceptors = new AcceptorCompiler(tree);
    }

    /** @throws MalformedSchema if one of them is no schema, or refers to one that is not given */
    CanonicalSchemas compiled() {
        Map<String, CompiledSchema> compiled = new TreeMap<>();
        trees.forEach((object, root) -> new SchemaCheck(object, texts.get(object), root, tree).check());
        trees.forEach((object, root) -> {
            CompiledSchema schema = compiled(object, root);
            if (!isShared(root)) {
                compiled.put(object, schema);
            }
        });
        return new CanonicalSchemas(compiled, trees, tree);
    }

    /** What an acceptor understands is good: the validator compiles it when it is first asked. The rest it compiles now, to refuse what is wrong. */
    private CompiledSchema compiled(String object, JsonNode root) {
        CompiledSchema schema = new CompiledSchema(acceptors.of(root), () -> compile(factory(), object, root));
        if (!schema.hasAcceptor()) {
            schema.validator();
        }
        return schema;
    }

    /** A schema of {@code $defs} only describes no object; others refer to its parts. */
    private static boolean isShared(JsonNode tree) {
        return tree.has("$defs") && !tree.has("type") && !tree.has("properties");
    }

    /** Made when a validator is first wanted, which may be never: it is what takes longest of all. */
    private synchronized JsonSchemaFactory factory() {
        if (factory == null) {
            factory = factory(byId);
        }
        return factory;
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
                    ? new MalformedSchema(object, "it exceeds a limit", 1, 1)
                    : new MalformedSchema(
                            object,
                            "here is something that is not JSON, or a name that the object has already",
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr());
        }
        throw new MalformedSchema(object, "it is no JSON object");
    }

    private static JsonSchema compile(JsonSchemaFactory factory, String object, JsonNode tree) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .regularExpressionFactory(BoundedPattern::of)
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
}

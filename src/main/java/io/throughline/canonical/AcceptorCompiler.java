package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.canonical.SchemaTree.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/**
 * Makes an acceptor of a schema, if it knows every word in it: a part that it passed over might refuse. What an acceptor says less often than
 * the schema allows (a bound without a type is taken to ask for that type) only sends the value to the validator. For one thread.
 */
final class AcceptorCompiler {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** Identities about whose form there is no doubt. */
    private static final String PLAIN_ID = "https://[A-Za-z0-9./_-]+";

    /** Words that say nothing about a value. */
    private static final Set<String> NOTES = Set.of(
            "title", "description", "examples", "$comment", "$defs", FieldClass.ANNOTATION, CanonicalSchemas.OBJECT);

    private static final Set<String> TYPES = Set.of("", "string", "integer", "number", "boolean", "array", "object");

    private static final Set<String> OF_TEXT = Set.of("minLength", "maxLength", "pattern", "format");
    private static final Set<String> OF_NUMBERS = Set.of("minimum", "maximum");
    private static final Set<String> OF_LISTS = Set.of("items", "minItems", "maxItems");
    private static final Set<String> OF_OBJECTS = Set.of("properties", "required", "additionalProperties");

    private final SchemaTree tree;
    private final Map<JsonNode, Acceptor> done = new IdentityHashMap<>();
    private final Map<String, Predicate<String>> patterns = new HashMap<>();

    AcceptorCompiler(SchemaTree tree) {
        this.tree = tree;
    }

    /** There is a word that it does not know, or one used in a way that it does not know. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown(String word) {
            super(word, null, false, false);
        }
    }

    /** The acceptor of a whole schema; empty if it says something that an acceptor does not understand. */
    Optional<Acceptor> of(JsonNode root) {
        try {
            return Optional.of(acceptor(Place.top(root)));
        } catch (Unknown e) {
            return Optional.empty();
        }
    }

    private Acceptor acceptor(Place place) {
        if (!done.containsKey(place.node())) {
            // a schema that contains itself finds null here
            done.put(place.node(), null);
            done.put(place.node(), compiled(place));
        }
        Acceptor acceptor = done.get(place.node());
        if (acceptor == null) {
            throw new Unknown("recursion");
        }
        return acceptor;
    }

    private Acceptor compiled(Place place) {
        JsonNode node = place.node();
        require(node.isObject(), "schema");
        Set<String> words = words(place);
        List<Acceptor> parts = new ArrayList<>();
        if (words.remove("$ref")) {
            parts.add(acceptor(tree.referred(place).orElseThrow(() -> new Unknown("$ref"))));
        }
        if (words.remove("enum")) {
            parts.add(new Acceptor.Words(Set.copyOf(texts(node.path("enum")))));
        }
        if (words.remove("const")) {
            parts.add(new Acceptor.Words(Set.of(text(node.path("const")))));
        }
        String type = words.remove("type") ? text(node.path("type")) : "";
        require(TYPES.contains(type), "type");
        addIf(used(words, OF_TEXT) || type.equals("string"), parts, () -> text(place));
        addIf(used(words, OF_NUMBERS) || isNumeric(type), parts, () -> number(node));
        addIf(used(words, OF_LISTS) || type.equals("array"), parts, () -> list(place));
        addIf(used(words, OF_OBJECTS) || type.equals("object"), parts, () -> object(place));
        addIf(type.equals("boolean"), parts, Acceptor.Truth::new);
        require(words.isEmpty(), "word");
        return parts.isEmpty()
                ? new Acceptor.Anything()
                : parts.size() == 1 ? parts.get(0) : new Acceptor.All(List.copyOf(parts));
    }

    /** The words of a schema that matter; the identity and dialect of one that is written as a file of its own do not. */
    private static Set<String> words(Place place) {
        Set<String> words = new HashSet<>();
        place.node().fieldNames().forEachRemaining(words::add);
        words.removeAll(NOTES);
        if (place.node() == place.root()) {
            require(place.node().path("$id").asText("https://none").matches(PLAIN_ID), "$id");
            words.remove("$id");
            require(place.node().path("$schema").asText(DIALECT).equals(DIALECT), "$schema");
            words.remove("$schema");
        }
        return words;
    }

    private static boolean used(Set<String> words, Set<String> some) {
        return words.removeAll(some);
    }

    private interface Making {
        Acceptor acceptor();
    }

    private static void addIf(boolean needed, List<Acceptor> parts, Making part) {
        if (needed) {
            parts.add(part.acceptor());
        }
    }

    private Acceptor text(Place place) {
        JsonNode node = place.node();
        Predicate<String> check = null;
        if (node.has("pattern")) {
            check = patterns.computeIfAbsent(text(node.path("pattern")), AcceptorCompiler::pattern);
        }
        if (node.has("format")) {
            Predicate<String> format = format(text(node.path("format")));
            check = check == null ? format : format.and(check);
        }
        return new Acceptor.Text(
                size(node, "minLength", 0),
                size(node, "maxLength", Integer.MAX_VALUE),
                check == null ? text -> true : check);
    }

    private static Predicate<String> pattern(String pattern) {
        try {
            return TextPattern.of(pattern);
        } catch (PatternSyntaxException e) {
            throw new Unknown(pattern);
        }
    }

    private static Predicate<String> format(String name) {
        return switch (name) {
            case "date" -> IsoText::isDate;
            case "date-time" -> IsoText::isInternetDateTime;
            default -> throw new Unknown(name);
        };
    }

    private static boolean isNumeric(String type) {
        return type.equals("integer") || type.equals("number");
    }

    private static Acceptor number(JsonNode node) {
        return new Acceptor.Amount(
                node.path("type").asText().equals("integer"), bound(node, "minimum"), bound(node, "maximum"));
    }

    private Acceptor list(Place place) {
        JsonNode node = place.node();
        return new Acceptor.Items(
                size(node, "minItems", 0),
                size(node, "maxItems", Integer.MAX_VALUE),
                node.has("items") ? acceptor(place.part(node.path("items"))) : new Acceptor.Anything());
    }

    private Acceptor object(Place place) {
        JsonNode node = place.node();
        JsonNode additional = node.path("additionalProperties");
        require(additional.isMissingNode() || additional.isBoolean(), "additionalProperties");
        JsonNode properties = node.path("properties");
        require(properties.isMissingNode() || properties.isObject(), "properties");
        Set<String> required = node.has("required") ? new HashSet<>(texts(node.path("required"))) : Set.of();
        Map<String, Acceptor.Fields.Field> fields = new HashMap<>();
        properties
                .properties()
                .forEach(field -> fields.put(
                        field.getKey().intern(),
                        new Acceptor.Fields.Field(
                                acceptor(place.part(field.getValue())), required.contains(field.getKey()))));
        require(fields.keySet().containsAll(required), "required");
        return new Acceptor.Fields(fields, required.size(), additional.asBoolean(true));
    }

    private static int size(JsonNode node, String word, int otherwise) {
        JsonNode size = node.path(word);
        require(size.isMissingNode() || size.isInt() && size.intValue() >= 0, word);
        return size.asInt(otherwise);
    }

    private static BigDecimal bound(JsonNode node, String word) {
        JsonNode bound = node.path(word);
        require(bound.isMissingNode() || bound.isInt() || bound.isLong(), word);
        return bound.isMissingNode() ? null : bound.decimalValue();
    }

    private static List<String> texts(JsonNode list) {
        require(list.isArray(), "list");
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(text(one)));
        return texts;
    }

    private static String text(JsonNode node) {
        require(node.isTextual(), "text");
        return node.textValue();
    }

    private static void require(boolean known, String word) {
        if (!known) {
            throw new Unknown(word);
        }
    }
}

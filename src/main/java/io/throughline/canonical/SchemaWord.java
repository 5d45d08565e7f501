package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of JSON Schema 2020-12 that schemas of the model may use, and the two of ours, by the kind of value that they take. Left out are those that no
 * file of the model needs and that cannot be followed without running them, such as {@code $dynamicRef}.
 */
enum SchemaWord {
    /** A text. */
    TEXT(
            "text",
            "$schema",
            "$id",
            "$ref",
            "$comment",
            "title",
            "description",
            "format",
            "pattern",
            "contentEncoding",
            "contentMediaType",
            FieldClass.ANNOTATION,
            CanonicalSchemas.OBJECT),
    /** A whole number from 0. */
    COUNT(
            "a whole number from 0",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minContains",
            "maxContains"),
    /** A number. */
    NUMBER("a number", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    /** True or false. */
    TRUTH("true or false", "uniqueItems", "deprecated", "readOnly", "writeOnly"),
    /** A text or a list of texts. */
    TYPE("a text or a list of texts", "type"),
    /** A list of texts. */
    NAMES("a list of texts", "required"),
    /** Any list that is not empty. */
    VALUES("a list that is not empty", "enum", "examples"),
    /** Anything. */
    VALUE("a value", "const", "default"),
    /** Names with lists of texts. */
    NEEDED("names with lists of texts", "dependentRequired"),
    /** One schema. */
    SCHEMA(
            "a schema",
            "items",
            "additionalProperties",
            "contains",
            "propertyNames",
            "not",
            "if",
            "then",
            "else",
            "unevaluatedProperties",
            "unevaluatedItems"),
    /** A list of schemas. */
    SCHEMAS("a list of schemas that is not empty", "allOf", "anyOf", "oneOf", "prefixItems"),
    /** Schemas by name. */
    NAMED("schemas by name", "properties", "$defs", "patternProperties", "dependentSchemas");

    static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean", "object", "array", "null");
    static final Set<String> FORMATS = Set.of(
            "date",
            "date-time",
            "time",
            "duration",
            "email",
            "idn-email",
            "hostname",
            "idn-hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "iri",
            "iri-reference",
            "uri-template",
            "uuid",
            "json-pointer",
            "relative-json-pointer",
            "regex");

    private static final List<String> OF_THE_SAME_VALUE =
            List.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas");
    private static final Map<String, SchemaWord> BY_NAME = byName();

    private final String needs;
    private final List<String> names;

    SchemaWord(String needs, String... names) {
        this.needs = needs;
        this.names = List.of(names);
    }

    private static Map<String, SchemaWord> byName() {
        Map<String, SchemaWord> kinds = new HashMap<>();
        for (SchemaWord kind : values()) {
            kind.names.forEach(name -> kinds.put(name, kind));
        }
        return Map.copyOf(kinds);
    }

    /** The kind of a word; null if it is none. */
    static SchemaWord of(String name) {
        return BY_NAME.get(name);
    }

    static Set<String> all() {
        return new TreeSet<>(BY_NAME.keySet());
    }

    /** What the value must be, for messages. */
    String needs() {
        return needs;
    }

    boolean takes(JsonNode value) {
        return switch (this) {
            case TEXT -> value.isTextual();
            case COUNT -> value.isIntegralNumber() && value.decimalValue().signum() >= 0;
            case NUMBER -> value.isNumber();
            case TRUTH -> value.isBoolean();
            case TYPE -> value.isTextual() || isTexts(value) && !value.isEmpty();
            case NAMES -> isTexts(value);
            case VALUES, SCHEMAS -> value.isArray() && !value.isEmpty();
            case VALUE -> true;
            case NEEDED -> value.isObject() && parts(value).stream().allMatch(SchemaWord::isTexts);
            case SCHEMA -> value.isObject() || value.isBoolean();
            case NAMED -> value.isObject();
        };
    }

    /** The schemas within a value of this word. */
    List<JsonNode> schemas(JsonNode value) {
        return switch (this) {
            case SCHEMA -> List.of(value);
            case SCHEMAS, NAMED -> parts(value);
            default -> List.of();
        };
    }

    /** The schemas within another that speak about the same value as it does. */
    static List<JsonNode> ofTheSameValue(JsonNode schema) {
        List<JsonNode> all = new ArrayList<>();
        OF_THE_SAME_VALUE.stream().filter(schema::has).forEach(name -> all.addAll(of(name).schemas(schema.get(name))));
        return all;
    }

    private static boolean isTexts(JsonNode value) {
        return value.isArray() && parts(value).stream().allMatch(JsonNode::isTextual);
    }

    private static List<JsonNode> parts(JsonNode value) {
        List<JsonNode> parts = new ArrayList<>();
        value.forEach(parts::add);
        return parts;
    }
}

package io.throughline.camel.call;

import io.throughline.canonical.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A GraphQL query or mutation as the route writes it. Data goes into its variables and never into the text; what a variable must look like follows from
 * its declared type.
 *
 * @param text the query
 * @param field its first field, which names the call in the archive
 * @param reads whether it is a query
 * @param types the declared type of each variable, without {@code !}
 */
record GraphQlText(String text, String field, boolean reads, Map<String, String> types) {

    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z]\\w*)\\s*:\\s*([\\[\\]A-Za-z!]+)");
    private static final Pattern FIELD = Pattern.compile("^[^{]*\\{\\s*(?:\\w+\\s*:\\s*)?(\\w+)");

    /**
     * Reads the text once.
     *
     * @throws IllegalArgumentException if it is neither query nor mutation
     */
    static GraphQlText of(String text) {
        Matcher field = FIELD.matcher(text);
        boolean writes = text.startsWith("mutation");
        if (!field.find() || !(writes || text.startsWith("query"))) {
            throw new IllegalArgumentException(
                    "CON-1301 graphql of call: is no 'query … { … }' or 'mutation … { … }': the route cannot be used. Mend the route.");
        }
        Map<String, String> types = new TreeMap<>();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            types.put(variable.group(1), variable.group(2).replace("!", ""));
        }
        return new GraphQlText(text, field.group(1), !writes, types);
    }

    boolean declares(String variable) {
        return types.containsKey(variable);
    }

    /** The request's body: variables that are not declared are left out, for the server would refuse them. */
    Map<String, Object> request(Map<String, Object> variables) {
        Map<String, Object> fitting = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            if (declares(name)) {
                fitting.put(name, fitting(types.get(name), value));
            }
        });
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("query", text);
        request.put("variables", fitting);
        return request;
    }

    /** A JSON scalar travels as text. */
    private static Object fitting(String type, Object value) {
        if (type.equals("JSON") && value != null && !(value instanceof String)) {
            return Json.write(value);
        }
        return type.equals("Int") && value instanceof String number ? Integer.valueOf(number) : value;
    }
}

package io.throughline.drift;

import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.connector.vendor.SoqlFields;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The field list of a query, as far as it must be known which fields it names: SOQL with child queries, and the one-table SELECT of SuiteQL.
 *
 * @param object behind FROM
 * @param paths the fields, as the answer has them
 */
record Soql(String object, List<String> paths) {

    private static final Pattern CHILD =
            Pattern.compile("\\(\\s*SELECT\\s+([^()]*?)\\s+FROM\\s+(\\w+)[^()]*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUERY =
            Pattern.compile("^\\s*SELECT\\s+(.*?)\\s+FROM\\s+(\\w+)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");

    /**
     * The query of a call, with its lists of fields filled in from what the mappings of the types read that the call selects; empty if it has none.
     *
     * @param reads the paths that mappings read of a type
     */
    static Optional<Soql> of(YamlMap call, Function<String, Set<String>> reads) {
        String types = text(call, "selects");
        String query = text(call, "query.q");
        if (types.isEmpty()) {
            return of(query);
        }
        Set<String> paths = Arrays.stream(types.split(","))
                .flatMap(type -> reads.apply(type.strip()).stream())
                .collect(Collectors.toSet());
        String filled = query;
        for (Map.Entry<String, String> list : SoqlFields.of(paths).entrySet()) {
            filled = filled.replace("{" + list.getKey() + "}", list.getValue());
        }
        return of(filled);
    }

    private static String text(YamlMap call, String name) {
        return call.get(name).map(YamlNode::plain).map(String::valueOf).orElse("");
    }

    /** Empty if the text is no such query, or its fields stand in a placeholder. */
    static Optional<Soql> of(String text) {
        Matcher child = CHILD.matcher(text);
        List<String> children = child.results()
                .flatMap(found -> fields(found.group(1)).map(field -> found.group(2) + ".records[]." + field))
                .toList();
        Matcher query = QUERY.matcher(CHILD.matcher(text).replaceAll(""));
        if (!query.matches()) {
            return Optional.empty();
        }
        List<String> own = fields(query.group(1)).toList();
        return Optional.of(new Soql(
                query.group(2), Stream.concat(own.stream(), children.stream()).toList()));
    }

    private static Stream<String> fields(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(field -> FIELD.matcher(field).matches());
    }
}

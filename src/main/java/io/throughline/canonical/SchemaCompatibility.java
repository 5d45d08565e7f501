package io.throughline.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether schemas may take the place of earlier ones without a new version. Who writes by the earlier text must still be taken, and who reads by it must
 * still find what it promised. So fields may be added that nobody must have, words may be added to an enum, lengths and ranges may be widened; a
 * field that goes, comes to be required or stops to be, another type, format or pattern, a word less, a narrower length or range, a field class less is a
 * break. Words whose effect cannot be judged, such as alternatives, must stay as they are. A schema whose {@code $id} names a later version is another
 * promise and breaks none; one that has its version in its name, as those of events have, is never another. Pure.
 */
public final class SchemaCompatibility {

    private static final Pattern VERSION = Pattern.compile("(.*)\\.v([1-9][0-9]{0,3})\\.json");
    private static final Pattern VERSIONED = Pattern.compile(".*\\.v[0-9]+");

    private SchemaCompatibility() {}

    /**
     * What breaks, by schema and path; empty if the later schemas may take the place of the earlier ones.
     *
     * @param earlier texts by name, together with all that they refer to
     * @param later texts by the same names; may hold more
     * @throws MalformedSchema if one of them is no JSON object
     */
    public static List<SchemaBreak> breaks(Map<String, String> earlier, Map<String, String> later) {
        Map<String, JsonNode> olds = trees(earlier);
        Map<String, JsonNode> news = trees(later);
        SchemaTree before = SchemaTree.of(olds.values());
        SchemaTree after = SchemaTree.of(news.values());
        Set<SchemaBreak> all = new LinkedHashSet<>();
        olds.forEach((name, old) -> {
            JsonNode now = news.get(name);
            if (now == null) {
                all.add(new SchemaBreak(name, "", "the schema is gone."));
            } else if (!isLater(name, old, now)) {
                all.addAll(identity(name, old, now));
                all.addAll(new SchemaComparison(name, before, after).of(old, now));
            }
        });
        return all.stream()
                .sorted(Comparator.comparing(SchemaBreak::schema)
                        .thenComparing(SchemaBreak::path)
                        .thenComparing(SchemaBreak::says))
                .toList();
    }

    private static Map<String, JsonNode> trees(Map<String, String> texts) {
        Map<String, JsonNode> trees = new TreeMap<>();
        texts.forEach((name, text) -> trees.put(name, SchemaCompiler.tree(name, text)));
        return trees;
    }

    private static boolean isLater(String name, JsonNode old, JsonNode now) {
        Matcher before = VERSION.matcher(id(old));
        Matcher after = VERSION.matcher(id(now));
        return !VERSIONED.matcher(name).matches()
                && before.matches()
                && after.matches()
                && before.group(1).equals(after.group(1))
                && Integer.parseInt(after.group(2)) > Integer.parseInt(before.group(2));
    }

    private static List<SchemaBreak> identity(String name, JsonNode old, JsonNode now) {
        return id(old).equals(id(now))
                ? List.of()
                : List.of(new SchemaBreak(
                        name, "", "its $id was %s and is no later version of that.".formatted(id(old))));
    }

    private static String id(JsonNode schema) {
        return schema.path("$id").asText();
    }
}

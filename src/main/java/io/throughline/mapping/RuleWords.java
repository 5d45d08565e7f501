package io.throughline.mapping;

import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the words that a rule names or takes from tables, without running it. */
final class RuleWords {

    private final Compilation compilation;

    RuleWords(Compilation compilation) {
        this.compilation = compilation;
    }

    /** What the rule may write beside the values that it takes as they come. */
    Set<String> written(YamlNode rule) {
        Set<String> words = new TreeSet<>();
        collect(rule, true, words);
        return words;
    }

    /** What the tables of the rule know of what it reads. */
    Set<String> known(YamlNode rule) {
        Set<String> words = new TreeSet<>();
        collect(rule, false, words);
        return words;
    }

    private void collect(YamlNode node, boolean written, Set<String> words) {
        if (node instanceof YamlList list) {
            list.items().forEach(item -> collect(item, written, words));
        } else if (node instanceof YamlMap map) {
            map.entries().forEach((name, part) -> {
                if (name.equals("lookup")) {
                    table(part, written, words);
                } else if (name.equals("enum")) {
                    enumeration(part, written, words);
                } else if (name.equals("constant") || name.equals("default")) {
                    word(part, written, words);
                } else {
                    collect(part, written, words);
                }
            });
        }
    }

    private static void word(YamlNode node, boolean written, Set<String> words) {
        if (written && node instanceof YamlScalar scalar && !scalar.isNull()) {
            words.add(scalar.text());
        }
    }

    private void table(YamlNode lookup, boolean written, Set<String> words) {
        Optional<YamlMap> options =
                Optional.of(lookup).filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
        Object name = options.isPresent() ? plain(options.get(), "table") : lookup.plain();
        options.flatMap(map -> map.get("default")).ifPresent(part -> word(part, written, words));
        compilation.lookup(String.valueOf(name)).ifPresent(table -> {
            int column = column(table, options, "column", 1);
            compilation.inRegion(table, column(table, options, "by", 0)).rows().forEach((key, rows) -> {
                if (written) {
                    rows.forEach(row -> words.add(row.values().get(column)));
                } else {
                    words.add(key);
                }
            });
        });
    }

    private static int column(LookupTable table, Optional<YamlMap> options, String name, int otherwise) {
        Object column = options.map(map -> plain(map, name)).orElse(null);
        int index = column == null ? -1 : table.columns().indexOf(column.toString());
        return index < 0 ? Math.min(otherwise, table.columns().size() - 1) : index;
    }

    /** Words of ours for words of theirs. */
    private static void enumeration(YamlNode node, boolean written, Set<String> words) {
        if (node instanceof YamlMap map) {
            map.entries().forEach((word, ours) -> words.add(written ? String.valueOf(ours.plain()) : word));
        }
    }

    private static Object plain(YamlMap map, String name) {
        return map.get(name).map(YamlNode::plain).orElse(null);
    }
}

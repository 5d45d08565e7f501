package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.Validity;
import io.throughline.config.YamlNode;
import io.throughline.mapping.words.RuleInWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which rules of each mapping make a value in an example. A rule counts once, however many regions share it; those of overlays count by themselves.
 *
 * @param mappings by name
 */
public record ExampleCoverage(List<OfMapping> mappings) {

    /**
     * The rules of one mapping.
     *
     * @param mapping its name
     * @param rules how many make a value of the result
     * @param missing those that make none in any example, by file and line
     */
    public record OfMapping(String mapping, int rules, List<Rule> missing) {}

    /**
     * A rule.
     *
     * @param path the field of the result, {@code []} for the items of a list
     * @param position where it stands
     * @param validity the period in which it is compiled so
     * @param words what it does
     */
    public record Rule(String path, Position position, Validity validity, List<String> words) {}

    /**
     * Runs examples and counts.
     *
     * @param examples those that count
     * @param names the mappings that are looked at
     * @param chains the codes of each region by its code, the narrowest first
     */
    public static ExampleCoverage of(
            MappingCatalog catalog,
            List<MappingExample> examples,
            Collection<String> names,
            Map<String, List<String>> chains) {
        Set<Position> exercised = new HashSet<>();
        for (MappingExample example : examples) {
            Optional<List<String>> chain = example.place().chain(chains);
            if (chain.isPresent() && catalog.isUsable(example.mapping())) {
                catalog.mapping(example.mapping(), chain.get())
                        .explain(example.input(), example.context())
                        .fields()
                        .forEach(field -> exercised.add(field.position()));
            }
        }
        return new ExampleCoverage(names.stream()
                .sorted()
                .map(name -> of(name, rules(catalog, name), exercised))
                .toList());
    }

    private static Map<Position, Rule> rules(MappingCatalog catalog, String name) {
        Map<Position, Rule> rules = new TreeMap<>();
        for (Anatomy anatomy : catalog.anatomies()) {
            if (anatomy.mapping().equals(name)) {
                anatomy.writes().forEach((path, rule) -> rules.putIfAbsent(rule.position(), rule(path, rule, anatomy)));
            }
        }
        return rules;
    }

    private static Rule rule(String path, YamlNode rule, Anatomy anatomy) {
        return new Rule(path, rule.position(), anatomy.period(), RuleInWords.of(rule, null));
    }

    private static OfMapping of(String name, Map<Position, Rule> rules, Set<Position> exercised) {
        List<Rule> missing = new ArrayList<>();
        rules.forEach((position, rule) -> {
            if (!exercised.contains(position)) {
                missing.add(rule);
            }
        });
        return new OfMapping(name, rules.size(), List.copyOf(missing));
    }

    /** How many rules there are. */
    public int rules() {
        return mappings.stream().mapToInt(OfMapping::rules).sum();
    }

    /** How many of them make a value in an example. */
    public int exercised() {
        return rules() - mappings.stream().mapToInt(one -> one.missing().size()).sum();
    }

    /** In whole percent, rounded down; 100 if there are no rules. */
    public int percent() {
        return rules() == 0 ? 100 : exercised() * 100 / rules();
    }
}

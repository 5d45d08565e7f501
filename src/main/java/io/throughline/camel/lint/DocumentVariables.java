package io.throughline.camel.lint;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which parts of the transaction document routes put into variables, so that what a mapping reads through {@code $variable} is known too. */
public final class DocumentVariables {

    private static final Pattern PART_OF_BODY = Pattern.compile("\\$\\{body((?:\\[\\w+])*)}");

    private final Map<String, Set<String>> parts = new TreeMap<>();

    private DocumentVariables() {}

    /**
     * Dotted paths by the name of the variable, over all routes: {@code party -> [opportunity.account, opportunity.billTo]}. A variable that takes the
     * whole body has the empty path, whether the body was the document there or an answer. One that is set in another way is not known.
     */
    public static Map<String, Set<String>> of(Layers layers) {
        DocumentVariables found = new DocumentVariables();
        Problems toldElsewhere = new Problems();
        layers.list("routes", ".yaml").stream()
                .filter(path -> !path.endsWith(".capability.yaml"))
                .flatMap(
                        path -> YamlReader.read(layers, path, toldElsewhere)
                                .flatMap(file -> RouteFile.of(path, file, toldElsewhere))
                                .stream())
                .forEach(route -> found.add(Node.of(route.steps())));
        return found.parts;
    }

    private void add(List<Node> nodes) {
        for (Node node : nodes) {
            if (node.pattern().equals("setVariable")) {
                add(node);
            }
            node.branches().forEach(branch -> add(branch.steps()));
        }
    }

    private void add(Node node) {
        Stream.of(node.body().get("simple"), expression(node))
                .flatMap(Optional::stream)
                .flatMap(simple -> RouteFile.text(simple).stream())
                .map(PART_OF_BODY::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).replace("][", ".").replaceAll("[\\[\\]]", ""))
                .forEach(path -> node.body()
                        .get("name")
                        .flatMap(RouteFile::text)
                        .ifPresent(name -> parts.computeIfAbsent(name, none -> new TreeSet<>())
                                .add(path)));
    }

    private static Optional<YamlNode> expression(Node node) {
        return node.body()
                .get("expression")
                .flatMap(written -> written instanceof YamlMap map ? map.get("simple") : Optional.empty());
    }
}

package io.throughline.camel.lint;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Checks that a route looks at the record of its target before it runs a mapping that depends on it, and that it can do without the call if nothing
 * is left to send. Looking counts only where it comes before on every way, and nothing is written in between. For one thread.
 */
public final class PresentRecordLint {

    private static final String BODY_IS_EMPTY = "body.isEmpty";

    private final Map<String, RouteFile> routes = new TreeMap<>();
    private final Set<String> mappings;
    private final Set<String> sendingChanges;
    private final Problems problems;

    private PresentRecordLint(Set<String> mappings, Set<String> sendingChanges, Problems problems) {
        this.mappings = mappings;
        this.sendingChanges = sendingChanges;
        this.problems = problems;
    }

    /**
     * Adds every problem.
     *
     * @param mappings the names of those that depend on the present record, such as {@code salesforce/link.from-canonical}
     * @param sendingChanges those of them that may leave nothing to send
     */
    public static void check(Layers layers, Set<String> mappings, Set<String> sendingChanges, Problems problems) {
        PresentRecordLint lint = new PresentRecordLint(mappings, sendingChanges, problems);
        Problems toldElsewhere = new Problems();
        layers.list("routes", ".yaml").stream()
                .filter(path -> !path.endsWith(".capability.yaml"))
                .forEach(path -> YamlReader.read(layers, path, toldElsewhere)
                        .flatMap(file -> RouteFile.of(path, file, toldElsewhere))
                        .ifPresent(route -> lint.routes.put(route.name(), route)));
        lint.check();
    }

    private void check() {
        Set<String> called = new HashSet<>();
        routes.values()
                .forEach(route ->
                        each(Node.of(route.steps()), node -> direct(node).ifPresent(called::add)));
        routes.values().stream()
                .filter(route -> !called.contains(route.name()))
                .forEach(route -> walk(Node.of(route.steps()), false, new ArrayList<>(List.of(route.name()))));
    }

    private static void each(List<Node> nodes, Consumer<Node> found) {
        for (Node node : nodes) {
            found.accept(node);
            node.branches().forEach(branch -> each(branch.steps(), found));
        }
    }

    /** Whether the record is known after these nodes, if it is known before them as told. */
    private boolean walk(List<Node> nodes, boolean knownBefore, List<String> way) {
        boolean known = knownBefore;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            checkMapping(node, nodes.subList(i + 1, nodes.size()), known);
            known = after(node, known, way);
        }
        return known;
    }

    private boolean after(Node node, boolean known, List<String> way) {
        Optional<EndpointUri> uri = node.pattern().equals("to") ? EndpointUri.of(node.value()) : Optional.empty();
        if (uri.isPresent() && uri.get().scheme().equals("call")) {
            return looks(uri.get()) || known && !writes(uri.get());
        }
        Optional<RouteFile> called = direct(node).map(routes::get).filter(route -> !way.contains(route.name()));
        if (called.isPresent()) {
            List<String> further = new ArrayList<>(way);
            further.add(called.get().name());
            return walk(Node.of(called.get().steps()), known, further);
        }
        boolean after = known;
        for (Node.Branch branch : node.branches()) {
            after &= walk(branch.steps(), known, way);
        }
        return after;
    }

    private void checkMapping(Node node, List<Node> rest, boolean known) {
        String mapping = mapping(node);
        if (!mappings.contains(mapping)) {
            return;
        }
        if (!known) {
            problems.add(
                    "LNT-1501",
                    node.position(),
                    node.path(),
                    "the mapping '%s' depends on the record that the target has, and the route has not looked at it here: it cannot know whether the record is made or changed."
                            .formatted(mapping),
                    "Read the record before, by a call with present: \"true\" and nothing written after it; or take onlyOnCreate, send: changed and $present out of the mapping.");
        }
        if (sendingChanges.contains(mapping) && rest.stream().limit(1).noneMatch(PresentRecordLint::asksWhetherEmpty)) {
            problems.add(
                    "LNT-1502",
                    node.position(),
                    node.path(),
                    "the mapping '%s' may leave nothing to send, and the route does not ask: it would call the target with an empty record."
                            .formatted(mapping),
                    "Let a choice or filter with ${body.isEmpty} follow.");
        }
    }

    private static boolean asksWhetherEmpty(Node next) {
        return next.branches().stream()
                .anyMatch(branch -> branch.clause()
                        .get("simple")
                        .flatMap(RouteFile::text)
                        .filter(simple -> simple.contains(BODY_IS_EMPTY))
                        .isPresent());
    }

    private static String mapping(Node node) {
        if (!node.pattern().equals("transformDataType")) {
            return "";
        }
        String from = node.body().get("fromType").flatMap(RouteFile::text).orElse("");
        String to = node.body().get("toType").flatMap(RouteFile::text).orElse("");
        return from.startsWith("canonical:") ? to.replace(':', '/') + ".from-canonical" : "";
    }

    private static Optional<String> direct(Node node) {
        return node.pattern().equals("to")
                ? EndpointUri.of(node.value())
                        .filter(uri -> uri.scheme().equals("direct"))
                        .map(EndpointUri::path)
                : Optional.empty();
    }

    private static boolean looks(EndpointUri call) {
        return call.parameter("present").filter("true"::equals).isPresent();
    }

    private static boolean writes(EndpointUri call) {
        boolean reads = call.parameter("reads").filter("true"::equals).isPresent()
                || call.parameter("pages").isPresent();
        return !reads
                && !List.of("GET", "HEAD").contains(call.parameter("method").orElse("GET"));
    }
}

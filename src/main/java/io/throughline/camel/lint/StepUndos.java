package io.throughline.camel.lint;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which operation takes back which, as the steps of all workflows say. */
public final class StepUndos {

    private final Map<String, Collection<String>> undos = new TreeMap<>();

    private StepUndos() {}

    /**
     * The names of the operations that take back what an operation made, by its name. An operation that no workflow calls with {@code undo=} is not
     * there. Files with problems are left out; {@link RouteLint} tells them.
     */
    public static Map<String, Collection<String>> in(Layers layers) {
        StepUndos found = new StepUndos();
        Problems told = new Problems();
        layers.list("routes/workflows", ".yaml")
                .forEach(path -> YamlReader.read(layers, path, told)
                        .flatMap(file -> RouteFile.of(path, file, told))
                        .ifPresent(route -> found.read(Node.of(route.steps()))));
        return found.undos;
    }

    private void read(List<Node> nodes) {
        for (Node node : nodes) {
            if (node.pattern().equals("to")) {
                EndpointUri.of(node.value()).ifPresent(this::read);
            }
            node.branches().forEach(branch -> read(branch.steps()));
        }
    }

    private void read(EndpointUri uri) {
        if (uri.scheme().equals("step") && uri.parameter("undo").isPresent()) {
            uri.parameter("call")
                    .ifPresent(call -> undos.computeIfAbsent(call, any -> new TreeSet<>())
                            .add(uri.parameter("undo").orElseThrow()));
        }
    }
}

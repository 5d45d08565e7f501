package io.throughline.camel.lint;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlReader;
import io.throughline.connector.Capabilities;
import io.throughline.workflow.OperationContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What lies under the name of a step in the transaction document: the canonical objects that its operations answer with. */
public final class StepResults {

    private final KnownOperations operations;
    private final Map<String, Set<String>> results = new TreeMap<>();

    private StepResults(Capabilities capabilities) {
        this.operations = new KnownOperations(capabilities);
    }

    /**
     * The canonical objects by the name of the step. A step whose result has no schema, and one whose results are kept by item, has none: nothing is
     * known of what it holds.
     */
    public static Map<String, Set<String>> of(Layers layers, Capabilities capabilities) {
        StepResults found = new StepResults(capabilities);
        Problems toldElsewhere = new Problems();
        for (String path : layers.list("routes", ".yaml")) {
            if (!path.endsWith(".capability.yaml")) {
                YamlReader.read(layers, path, toldElsewhere)
                        .flatMap(file -> RouteFile.of(path, file, toldElsewhere))
                        .ifPresent(route -> found.add(Node.of(route.steps())));
            }
        }
        return found.results;
    }

    private void add(List<Node> nodes) {
        for (Node node : nodes) {
            EndpointUri.of(node.value())
                    .filter(uri -> uri.scheme().equals("step"))
                    .ifPresent(this::add);
            node.branches().forEach(branch -> add(branch.steps()));
        }
    }

    private void add(EndpointUri step) {
        Set<String> objects = results.computeIfAbsent(step.path(), name -> new TreeSet<>());
        if (step.parameter("item").isEmpty()) {
            step.parameter("call").map(operations::named).orElse(List.of()).stream()
                    .map(OperationContract::result)
                    .flatMap(Optional::stream)
                    .forEach(objects::add);
        }
    }
}

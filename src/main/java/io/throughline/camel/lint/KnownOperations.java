package io.throughline.camel.lint;

import io.throughline.connector.Capabilities;
import io.throughline.workflow.OperationContract;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What the capability files say about the operations that workflows name. */
final class KnownOperations {

    private final Capabilities capabilities;

    KnownOperations(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** The contracts of an operation, one for each connector that has it. */
    List<OperationContract> named(String operation) {
        return capabilities.connectors().stream()
                .map(connector -> capabilities.operation(operation, connector))
                .flatMap(Optional::stream)
                .toList();
    }

    Collection<String> names() {
        Collection<String> names = new TreeSet<>();
        capabilities
                .connectors()
                .forEach(connector ->
                        names.addAll(capabilities.operations(connector).keySet()));
        return names;
    }

    boolean isShared(String operation) {
        return named(operation).stream().anyMatch(OperationContract::shared);
    }
}

package io.throughline;

import io.throughline.camel.lint.StepUndos;
import io.throughline.config.Layers;
import io.throughline.connector.Capabilities;
import io.throughline.connector.Guarantee;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.UndoStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What all operations promise, from the files. */
record Guarantees(Capabilities capabilities, Map<String, Collection<String>> undos) {

    static Guarantees of(Layers layers, Capabilities capabilities) {
        return new Guarantees(capabilities, StepUndos.in(layers));
    }

    /** By connector, then by name; our own roles last. */
    List<Guarantee> all() {
        List<Guarantee> all = new ArrayList<>();
        capabilities.connectors().stream()
                .sorted(java.util.Comparator.comparing((String connector) -> isOurOwn(connector))
                        .thenComparing(connector -> connector))
                .forEach(connector -> capabilities
                        .operations(connector)
                        .values()
                        .forEach(contract -> all.add(of(contract, connector))));
        return all;
    }

    private static boolean isOurOwn(String connector) {
        return connector.equals("rules") || connector.equals("ledger");
    }

    private Guarantee of(OperationContract contract, String connector) {
        Map<String, UndoStyle> undoneBy = new TreeMap<>();
        undos.getOrDefault(contract.name(), List.of())
                .forEach(name -> capabilities
                        .operation(name, connector)
                        .flatMap(OperationContract::undo)
                        .ifPresent(rule -> undoneBy.put(name, rule.style())));
        return new Guarantee(
                contract,
                undoneBy,
                Optional.ofNullable(capabilities.instead(connector).get(contract.name())));
    }
}

package io.throughline.connector;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.workflow.OperationContract;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What all operations promise, from the files {@code routes/**}{@code /*.capability.yaml}. Immutable. */
public final class Capabilities {

    private final Map<String, List<Capability>> bySystem;

    private Capabilities(Map<String, List<Capability>> bySystem) {
        this.bySystem = bySystem;
    }

    /** These capabilities; several may be of one system. */
    public static Capabilities of(Collection<Capability> capabilities) {
        Map<String, List<Capability>> bySystem = new TreeMap<>();
        for (Capability capability : capabilities) {
            bySystem.merge(capability.system(), List.of(capability), Capabilities::both);
        }
        return new Capabilities(bySystem);
    }

    /** Reads all files. What is wrong is added to the problems, and the operation with it is left out. */
    public static Capabilities load(Layers layers, Problems problems) {
        return of(new CapabilityReader(layers, problems).read());
    }

    /**
     * The contract of an operation.
     *
     * @param name as workflows call it, {@code erp-customer-confirm}
     * @param connector {@link SystemConfig#connector} of the bound account, or {@code rules} or {@code ledger}
     */
    public Optional<OperationContract> operation(String name, String connector) {
        return all(connector).stream()
                .map(capability -> capability.operations().get(name))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The contract of an operation for one account of a connector: its system is the name of the account. */
    public Optional<OperationContract> operation(String name, SystemConfig account) {
        return operation(name, account.connector()).map(contract -> contract.at(account.name(), contract.settle()));
    }

    /** All contracts of a connector, by name. */
    public Map<String, OperationContract> operations(String connector) {
        Map<String, OperationContract> operations = new TreeMap<>();
        all(connector).forEach(capability -> operations.putAll(capability.operations()));
        return operations;
    }

    /**
     * What a connector does in place of an operation that its vendor cannot do as the name says, in the words of its file, by operation. One that
     * {@link #operations} does not have is not offered at all.
     */
    public Map<String, String> instead(String connector) {
        Map<String, String> instead = new TreeMap<>();
        all(connector).forEach(capability -> instead.putAll(capability.instead()));
        return instead;
    }

    /** The connectors that have capabilities, with {@code rules} and {@code ledger}. */
    public Collection<String> connectors() {
        return bySystem.keySet();
    }

    /** How our reference is written in records of this connector; as text if no file says otherwise. */
    public MarkerStyle marker(String connector) {
        return all(connector).stream().map(Capability::marker).findFirst().orElse(MarkerStyle.TEXT);
    }

    /** Which project codes this connector can hold; any if no file says otherwise. */
    public ProjectCodeRule projectCode(String connector) {
        return all(connector).stream().map(Capability::projectCode).findFirst().orElse(ProjectCodeRule.ANY);
    }

    /** How the ERP of this connector books what is posted to it; empty if no file says so, as for what is no ERP. */
    public Optional<ErpFacts> facts(String connector) {
        return all(connector).stream()
                .flatMap(capability -> capability.facts().stream())
                .findFirst();
    }

    /** Adds a problem for every operation whose settle time is not longer than a call of an account of its connector may take (4.4). */
    public void checkTimes(Systems systems, Problems problems) {
        systems.all()
                .forEach(system -> operations(system.connector())
                        .values()
                        .forEach(operation -> CapabilityChecks.settle(operation, system, problems)));
    }

    private List<Capability> all(String connector) {
        return bySystem.getOrDefault(connector, List.of());
    }

    private static List<Capability> both(List<Capability> some, List<Capability> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}

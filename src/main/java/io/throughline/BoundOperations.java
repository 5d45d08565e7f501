package io.throughline;

import io.throughline.camel.workflow.OperationDirectory;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.camel.workflow.UnknownOperationException;
import io.throughline.config.Regions;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.connector.Capabilities;
import io.throughline.workflow.OperationContract;
import java.util.Optional;
import java.util.Set;

/** Operations as the regions bind them (content-based routing from configuration). */
record BoundOperations(Regions regions, Systems systems, Capabilities capabilities) implements OperationDirectory {

    private static final Set<String> OUR_OWN = Set.of("rules", "ledger");

    @Override
    public String system(String operation, OperationResult.Place place, String source) {
        String role = operation.substring(0, Math.max(operation.indexOf('-'), 0));
        if (OUR_OWN.contains(role)) {
            return role;
        }
        return place.region() == null ? source : bound(role, place, operation);
    }

    private String bound(String role, OperationResult.Place place, String operation) {
        String region = place.region();
        return regions.region(region)
                .flatMap(known -> known.system(role, place.legalEntity()))
                .orElseThrow(() -> new UnknownOperationException(
                        "CFG-2001 region '%s' binds no system to the role '%s', which %s needs. Bind one in config/regions/%s.yaml."
                                .formatted(region, role, operation, region)));
    }

    @Override
    public OperationContract operation(String operation, String system) {
        OperationContract contract = capabilities
                .operation(operation, connector(system))
                .orElseThrow(
                        () -> new UnknownOperationException("CFG-2002 the connector of '%s' has no operation '%s'. %s"
                                .formatted(system, operation, hint(operation, system))));
        return systems.find(system)
                .map(account -> contract.at(account.name(), account.settle().orElse(contract.settle())))
                .orElse(contract);
    }

    @Override
    public Optional<String> instead(String operation, String system) {
        String connector = connector(system);
        return capabilities.operations(connector).containsKey(operation)
                ? Optional.empty()
                : Optional.ofNullable(capabilities.instead(connector).get(operation));
    }

    private String hint(String operation, String system) {
        return instead(operation, system)
                .map("Its capability file says what happens instead: "::concat)
                .orElse("Look at its capability file.");
    }

    @Override
    public String marker(String system, String key) {
        return capabilities.marker(connector(system)).of(key);
    }

    private String connector(String system) {
        return systems.find(system).map(SystemConfig::connector).orElse(system);
    }
}

package io.throughline;

import io.throughline.camel.lint.WorkflowOutlines;
import io.throughline.config.Explained;
import io.throughline.config.Layers;
import io.throughline.config.LegalEntity;
import io.throughline.config.Nearest;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.connector.Capabilities;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Checks that what regions and legal entities bind to roles is there and can do what workflows ask of the role: better told at the start than by
 * the first deal.
 */
final class BoundSystems {

    private final Layers layers;
    private final Systems systems;
    private final Capabilities capabilities;
    private final Problems problems;
    private final SortedSet<String> operations;

    BoundSystems(Layers layers, Systems systems, Capabilities capabilities, Problems problems) {
        this.layers = layers;
        this.systems = systems;
        this.capabilities = capabilities;
        this.problems = problems;
        this.operations = WorkflowOutlines.operations(layers);
    }

    void check(Regions regions) {
        regions.selling().forEach(region -> region.legalEntities().forEach(entity -> check(region, entity)));
    }

    private void check(Region region, LegalEntity entity) {
        region.systems(entity.id()).forEach((role, system) -> {
            String path = "systems." + role;
            Position position = region.explain(entity.id(), path)
                    .map(Explained::position)
                    .orElse(Position.of("config/regions/" + region.code() + ".yaml"));
            Optional<SystemConfig> account = systems.find(system);
            if (account.isPresent()) {
                able(role, account.get(), position);
            } else if (layers.find("config/systems/" + system + ".yaml").isEmpty()) {
                unknown(system, position, path);
            }
        });
    }

    private void unknown(String system, Position position, String path) {
        List<String> known = systems.all().stream().map(SystemConfig::name).toList();
        problems.add(
                "CFG-1160",
                position,
                path,
                "there is no system '" + system + "'.",
                Nearest.to(system, known)
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("Describe it in config/systems/" + system + ".yaml, or bind one of "
                                + String.join(", ", known) + "."));
    }

    private void able(String role, SystemConfig account, Position position) {
        Map<String, ?> offered = capabilities.operations(account.connector());
        Map<String, ?> replaced = capabilities.instead(account.connector());
        String missing = operations.stream()
                .filter(operation -> operation.startsWith(role + "-")
                        && !offered.containsKey(operation)
                        && !replaced.containsKey(operation))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            problems.add(
                    "CFG-1161",
                    position,
                    "systems." + role,
                    "the connector '%s' of the system '%s' cannot be the %s of workflows: it lacks %s."
                            .formatted(account.connector(), account.name(), role, missing),
                    "Bind another system, or describe these operations in routes/connectors/%s/."
                            .formatted(account.connector()));
        }
    }
}

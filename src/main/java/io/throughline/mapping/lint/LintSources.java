package io.throughline.mapping.lint;

import io.throughline.config.Disclosure;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.mapping.Anatomy;
import io.throughline.mapping.MappingCatalog;
import io.throughline.mapping.VendorSchemas;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the checks compare with each other.
 *
 * @param catalog the mappings as they were loaded for all chains
 * @param vendors the captured schemas
 * @param disclosure what may be sent where
 * @param regions all regions; their chains are those the catalog was loaded for
 * @param systems the accounts
 * @param stepResults the canonical objects under the name of each step in the transaction document; no objects: nothing is known of them
 * @param variables the parts of the transaction document that routes put into each variable; the empty path is the whole body
 * @param served the roles for which operations send a vendor's type, {@code jira:budget}; one that is not there may be sent as any
 */
public record LintSources(
        MappingCatalog catalog,
        VendorSchemas vendors,
        Disclosure disclosure,
        Regions regions,
        Systems systems,
        Map<String, Set<String>> stepResults,
        Map<String, Set<String>> variables,
        Map<String, Set<String>> served) {

    /** The roles that a connector has in any region that sells: {@code erp} for {@code netsuite}. */
    Set<String> roles(String connector) {
        Set<String> roles = new TreeSet<>();
        for (Region region : regions.selling()) {
            region.systems().forEach((role, system) -> {
                if (connector(system).equals(connector)) {
                    roles.add(role);
                }
            });
        }
        return roles;
    }

    /** The roles in which what this mapping makes is sent to its system. */
    Set<String> roles(Anatomy anatomy) {
        Set<String> roles = new TreeSet<>(roles(anatomy.system()));
        Set<String> used = served.get(
                anatomy.mapping().replaceFirst("\\.from-canonical$", "").replace('/', ':'));
        if (used != null) {
            roles.retainAll(used);
        }
        return roles;
    }

    /** The regions that sell, write to the mapping's system and have just these overlays. */
    List<Region> regionsOf(Anatomy anatomy) {
        return regions.selling().stream()
                .filter(region -> region.systems().values().stream()
                        .anyMatch(system -> connector(system).equals(anatomy.system())))
                .filter(region ->
                        catalog.chainFor(anatomy.mapping(), region.chain()).equals(anatomy.chain()))
                .toList();
    }

    private String connector(String system) {
        return systems.find(system).map(SystemConfig::connector).orElse(system);
    }
}

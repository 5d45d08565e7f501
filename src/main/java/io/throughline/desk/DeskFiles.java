package io.throughline.desk;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.config.YamlReader;
import io.throughline.connector.Capabilities;
import java.util.List;

/**
 * What files say about the desk.
 *
 * @param corrections which values may be corrected
 * @param contracts what the connectors promise
 * @param schemas of the canonical objects
 * @param people who may work there, as the file says at each moment
 */
public record DeskFiles(Corrections corrections, StepContracts contracts, CanonicalSchemas schemas, PeopleFile people) {

    /**
     * Reads and checks {@code config/corrections.yaml} and {@code config/users.yaml}.
     *
     * @param problems receives everything that is wrong ({@code CFG-12xx}); if anything was added, the result must not be used
     */
    public static DeskFiles load(
            Layers layers,
            Regions regions,
            Systems systems,
            Capabilities capabilities,
            CanonicalSchemas schemas,
            Problems problems) {
        List<String> names = systems.all().stream().map(SystemConfig::name).toList();
        new PeopleReading(regions, names, problems).of(YamlReader.readMap(layers, People.FILE, problems));
        return new DeskFiles(
                new CorrectionsReading(schemas, regions.teams(), problems).of(layers),
                new StepContracts(systems, capabilities),
                schemas,
                new PeopleFile(layers, regions, names));
    }
}

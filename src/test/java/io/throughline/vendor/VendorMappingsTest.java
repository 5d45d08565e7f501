package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.mapping.MappingCatalog;
import org.junit.jupiter.api.Test;

class VendorMappingsTest {

    @Test
    void everyShippedMappingCompilesForEveryRegion() {
        Problems problems = new Problems();
        Regions regions = Regions.load(Layers.over(), problems);
        MappingCatalog catalog = MappingCatalog.load(
                Layers.over(), regions.selling().stream().map(Region::chain).toList(), problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(catalog.names()).contains("salesforce/opportunity.to-canonical", "kantata/task.from-canonical");
    }
}

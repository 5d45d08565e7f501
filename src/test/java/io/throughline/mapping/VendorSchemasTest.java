package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorSchemasTest {

    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    @Test
    void i4EveryPathThatTheShippedOpportunityMappingReadsIsInItsCapturedSchema() {
        Layers layers = Layers.over();
        VendorSchema schema = VendorSchemas.load(layers, problems)
                .of("salesforce:opportunity")
                .orElseThrow();
        MappingCatalog catalog = MappingCatalog.load(layers, List.of(), problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(catalog.reads("salesforce/opportunity.to-canonical", List.of()).stream()
                        .filter(path -> !path.startsWith("$") && !schema.knows(path)))
                .isEmpty();
    }

    @Test
    void i4ASchemaTellsPicklistsLengthsRequiredFieldsAndTheNearestName() {
        VendorSchema schema = VendorSchemas.load(Layers.over(), problems)
                .of("salesforce:opportunity")
                .orElseThrow();
        assertThat(schema.picklist("StageName")).contains("Closed Won");
        assertThat(schema.picklist("Name")).isEmpty();
        assertThat(schema.maxLength("Name")).contains(120);
        assertThat(schema.required()).contains("Name", "StageName");
        assertThat(schema.nearest("Stagename")).contains("StageName");
        assertThat(schema.nearest("OpportunityLineItems.records[].Quantty"))
                .contains("OpportunityLineItems.records[].Quantity");
        assertThat(schema.knows("OpportunityLineItems.records.0.Quantity")).isTrue();
        assertThat(schema.knows("Account.Industry__c")).isFalse();
        assertThat(schema.field("StageName").orElseThrow().position().line()).isPositive();
    }

    @Test
    void i4AMistakeInASchemaIsAProblemWithItsLine() {
        new MappingFolder(folder).with("mappings/acme/deal.schema.json", """
                {
                  "type": "object",
                  "properties": {
                    "Name": { "type": "string", "maxLenght": 40 },
                    "Stage": { "type": "string", "maxLength": "long" }
                  },
                  "required": ["Nmae"]
                }
                """);
        VendorSchemas schemas = VendorSchemas.load(Layers.only(folder), problems);
        assertThat(problems.sorted())
                .extracting(problem -> problem.code() + " " + problem.position().line())
                .containsExactly("DRF-1001 4", "DRF-1001 5", "DRF-1001 7");
        assertThat(schemas.types()).isEmpty();
    }
}

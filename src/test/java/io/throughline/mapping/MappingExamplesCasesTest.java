package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Problems;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compiles every mapping of the repository for every region and runs every example beside them. */
class MappingExamplesCasesTest {

    private final Problems problems = new Problems();
    private final MappingCatalog catalog = ShippedMappings.catalog(problems);

    @Test
    void everyMappingCompilesForEveryRegion() {
        MappingExamples.load(ShippedMappings.LAYERS, problems);

        assertThat(problems.sorted()).isEmpty();
        assertThat(catalog.names()).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleHolds() {
        Map<String, List<String>> chains = ShippedMappings.chains();
        List<MappingExample> examples = MappingExamples.load(ShippedMappings.LAYERS, problems);
        assertThat(examples).isNotEmpty();
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(example.mapping() + ": " + example.name(), () -> {
                    List<String> chain = example.place().chain(chains).orElseThrow();
                    assertThat(example.difference(catalog, chain)).isEmpty();
                    assertFastRunAgrees(example, catalog.mapping(example.mapping(), chain));
                }));
    }

    /** Examples are run with a recording; deals are mapped without, and may be mapped from the parts of their text that are read. */
    private static void assertFastRunAgrees(MappingExample example, Mapping mapping) {
        if (example.errors().isEmpty()) {
            Object told = mapping.explain(example.input(), example.context()).result();
            byte[] json = Json.writeBytes(example.input());
            assertThat(mapping.unchecked(example.input(), example.context())).isEqualTo(told);
            assertThat(Json.write(mapping.applyToJson(json, Json.MAX_LENGTH, example.context())))
                    .isEqualTo(Json.write(mapping.apply(Json.read(json), example.context())));
            assertThat(mapping.unchecked(Json.read(json, Json.MAX_LENGTH, mapping.parts()), example.context()))
                    .isEqualTo(mapping.unchecked(Json.read(json), example.context()));
        }
    }
}

package io.throughline.payloads;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.config.Layers;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Odd payloads of the CRM end as an exact value or as a clear refusal, whatever they hold: {@code mapping/payloads/*.yaml}. */
class OddPayloadsTest {

    private static final String FOLDER = "/mapping/payloads";
    private static final DealJourney JOURNEY = DealJourney.over(Layers.over());

    @TestFactory
    Stream<DynamicTest> everyPayloadEndsAsItsCaseSays() {
        return Stream.of("plain", "dates", "parents", "currencies", "amounts", "names", "picklists")
                .flatMap(theme -> cases(theme).stream()
                        .map(one -> DynamicTest.dynamicTest(
                                theme + ": " + one.name(), () -> one.holdsIn(JOURNEY, FOLDER + "/records"))));
    }

    /** Regions that nobody shipped, as files alone: {@code mapping/regions}. */
    @TestFactory
    Stream<DynamicTest> i4aRegionThatIsFilesAloneTakesItsDealsTheWholeWay() throws URISyntaxException {
        Path files = Path.of(
                OddPayloadsTest.class.getResource("/mapping/regions/files").toURI());
        DealJourney journey = DealJourney.over(Layers.over(files));
        return PayloadCase.read("/mapping/regions/cases.yaml").stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> one.holdsIn(journey, FOLDER + "/records")));
    }

    @Test
    void i4theFilesOfNewRegionsAreAccepted() throws URISyntaxException {
        Path files = Path.of(
                OddPayloadsTest.class.getResource("/mapping/regions/files").toURI());

        assertThat(Throughline.builder().layers(Layers.over(files)).check())
                .filteredOn(problem -> problem.isError() || problem.code().equals("MAP-1122"))
                .isEmpty();
    }

    private static List<PayloadCase> cases(String theme) {
        return PayloadCase.read(FOLDER + "/" + theme + ".yaml");
    }
}

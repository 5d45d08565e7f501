package io.throughline.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.connector.Capabilities;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaTest {

    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    private CallForecast of(int people, String connector) {
        Layers layers = Layers.over(folder);
        List<CallForecast> forecasts =
                new Quota(layers, Capabilities.load(layers, problems)).of(people, Set.of(connector), problems);
        return forecasts.isEmpty() ? null : forecasts.get(0);
    }

    private void quota(String text) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/quota.yaml"), text);
    }

    /** Each further task is looked for and then created. */
    @Test
    void countsEveryCallOfEveryOperationAsOftenAsItIsCalled() throws IOException {
        quota("workflows: { opportunity-to-project: 1 }\ntimes: { psa-task-create: 10 }\n");
        long ten = of(100, "kantata").perDay();
        quota("workflows: { opportunity-to-project: 1 }\ntimes: { psa-task-create: 11 }\n");
        assertThat(of(100, "kantata").perDay() - ten).isEqualTo(2);
    }

    @Test
    void growsWithThePeopleButFeedsDoNot() throws IOException {
        quota("workflows: { opportunity-to-project: 1 }\nfeeds: { salesforce-opportunity-feed: 1m }\n");
        CallForecast small = of(100, "salesforce");
        CallForecast large = of(1000, "salesforce");

        assertThat(large.byCause().get("opportunity-to-project"))
                .isEqualTo(10 * small.byCause().get("opportunity-to-project"));
        assertThat(small.byCause()).containsEntry("salesforce-opportunity-feed", 1440L);
        assertThat(large.byCause()).containsEntry("salesforce-opportunity-feed", 1440L);
    }

    @Test
    void tellsWhenALimitIsPassed() throws IOException {
        quota("workflows: { opportunity-to-project: 100000 }\nbusiestHour: \"0.5\"\ncallTakes: 2s\n");

        CallForecast netsuite = of(100, "netsuite");
        assertThat(netsuite.fits()).isFalse();
        BigDecimal expected =
                BigDecimal.valueOf(netsuite.perDay()).divide(BigDecimal.valueOf(3600), 2, RoundingMode.UP);
        assertThat(netsuite.atOnce()).isCloseTo(expected, org.assertj.core.data.Offset.offset(new BigDecimal("0.01")));
    }

    @Test
    void refusesNamesThatNoRouteHas() throws IOException {
        quota("workflows:\n  opportunity-to-projekt: 1\n");

        assertThat(of(100, "netsuite")).isNull();
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("CFG-1212", "quota.yaml:2", "opportunity-to-project");
    }
}

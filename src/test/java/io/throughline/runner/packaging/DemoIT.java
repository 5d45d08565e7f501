package io.throughline.runner.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's main command, from the packaged jar in another folder. */
class DemoIT {

    private static final int MAX_LENGTH = 16_000_000;

    @TempDir
    private Path folder;

    @Test
    void playsEveryCaseAndEveryDealEndsAsItShould() throws Exception {
        try (PackagedCommand demo = PackagedCommand.start(folder, "demo", "--json")) {
            int exitCode = demo.end(240);
            assertThat(exitCode).as(demo.err() + demo.out()).isZero();

            Object result = Json.read(demo.out().getBytes(StandardCharsets.UTF_8), MAX_LENGTH);
            List<Object> deals = Json.asList(Json.at(result, "deals"));
            assertThat(deals).hasSizeGreaterThanOrEqualTo(25);
            assertThat(texts(deals, "region")).containsOnly("us", "ca", "de", "gb", "fr", "in", "jp", "au");
            assertThat(texts(deals, "case.team")).contains("finance", "pmo");
            assertThat(texts(deals, "state")).contains("COMPLETED", "WITH_PERSON", "COMPENSATED");
            assertThat(texts(deals, "meant")).hasSizeGreaterThan(6);
            assertThat(Json.asList(Json.at(result, "duplicates"))).isEmpty();
            assertThat(Json.textAt(deals.get(0), "created.netsuite.customer.0")).isNotBlank();
            assertThat(demo.err()).contains("the ERP is down").doesNotContain("WARN", "ERROR");
        }
    }

    private static List<String> texts(List<Object> deals, String path) {
        return deals.stream()
                .map(deal -> Json.textAt(deal, path))
                .filter(text -> text != null)
                .distinct()
                .toList();
    }
}

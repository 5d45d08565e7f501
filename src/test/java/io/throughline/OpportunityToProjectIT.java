package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.canonical.Json;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.Workload;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.Facts;
import io.throughline.testkit.Timeline;
import io.throughline.workflow.TransactionState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job against the simulators: deals won in the CRM become customers and projects in ERP and PSA. */
class OpportunityToProjectIT {

    @TempDir
    Path data;

    @Test
    void wonDealsOfEveryCountryBecomeProjects() throws Exception {
        try (Simulators simulators = Simulators.start(SimulatorOptions.all(0, data, Clock.systemUTC()));
                Ledger ledger = JdbcLedger.open(
                        LedgerSettings.file(data.resolve("ledger")),
                        () -> UUID.randomUUID().toString())) {
            win(simulators, 16);
            CamelContext context = new DefaultCamelContext();
            Throughline.builder()
                    .ledger(ledger)
                    .accounts(systems -> systems.withSimulator("salesforce", simulators.url("salesforce"), salesforce())
                            .withSimulator("netsuite", simulators.url("netsuite"), netsuite())
                            .withSimulator("kantata", simulators.url("kantata"), kantata()))
                    .settings(WorkflowSettings.DEFAULT)
                    .build()
                    .addTo(context);
            context.start();
            List<TransactionHistory> deals = Facts.await(() -> idle(ledger, 16));
            context.stop();
            assertThat(deals)
                    .as(() -> timelines(deals))
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
        }
    }

    private static String timelines(List<TransactionHistory> deals) {
        return deals.stream().map(Timeline::of).collect(Collectors.joining("\n"));
    }

    private static Optional<List<TransactionHistory>> idle(Ledger ledger, int deals) {
        Workload load = ledger.workload();
        boolean idle = load.due() == 0 && load.leased() == 0 && load.ended() + load.withPerson() >= deals;
        return idle ? Optional.of(ledger.recent(100)) : Optional.empty();
    }

    private static void win(Simulators simulators, int count) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulators.url("salesforce") + "/_simulator/win"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(
                        Map.of("count", count, "regions", List.of("us", "ca", "de", "gb", "fr", "in", "jp", "au")))))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static String salesforce() {
        return Json.write(Map.of(
                "clientId", SimulatorCredentials.SALESFORCE_CLIENT_ID,
                "clientSecret", SimulatorCredentials.SALESFORCE_CLIENT_SECRET));
    }

    private static String netsuite() {
        return Json.write(Map.of(
                "clientId", SimulatorCredentials.NETSUITE_CLIENT_ID,
                "certificateId", SimulatorCredentials.NETSUITE_EC_CERTIFICATE_ID,
                "privateKey", SimulatorCredentials.NETSUITE_EC_PRIVATE_KEY,
                "algorithm", "ES256"));
    }

    private static String kantata() {
        return Json.write(Map.of("token", SimulatorCredentials.KANTATA_TOKEN));
    }
}

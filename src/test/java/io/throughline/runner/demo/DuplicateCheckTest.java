package io.throughline.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check that the demonstration's exit code rests on finds what it looks for. */
class DuplicateCheckTest {

    @TempDir
    private Path folder;

    private Simulators running;
    private int customers;
    private final Map<String, Simulator> simulators = new LinkedHashMap<>();

    @BeforeEach
    void start() throws Exception {
        running = Simulators.start(SimulatorOptions.all(0, folder, Clock.systemUTC()));
        HttpClient http = HttpClient.newHttpClient();
        running.urls().forEach((system, url) -> simulators.put(system, new Simulator(http, URI.create(url))));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void findsNothingAmongDifferentRecords() throws Exception {
        customer("A", "1");
        customer("B", "1");
        customer("A", "2");

        assertThat(new DuplicateCheck(simulators).run().duplicates()).isEmpty();
    }

    @Test
    void findsTwoCustomersOfOneTaxNumberInOneSubsidiary() throws Exception {
        customer("A", "1");
        customer("A", "1");

        assertThat(new DuplicateCheck(simulators).run().duplicates())
                .containsExactly("netsuite customer: 2 with vatRegNumber A, subsidiary.id 1");
    }

    @Test
    void findsTwoProjectsOfOneTitle() throws Exception {
        project("DE01-26-1 Rollout");
        project("DE01-26-1 Rollout");

        assertThat(new DuplicateCheck(simulators).run().duplicates())
                .containsExactly("kantata workspaces: 2 with title DE01-26-1 Rollout");
    }

    private void customer(String taxNumber, String subsidiary) throws Exception {
        Map<String, Object> customer = new LinkedHashMap<>();
        customer.put("entityId", "C-" + ++customers);
        customer.put("companyName", "Northwind");
        customer.put("vatRegNumber", taxNumber);
        customer.put("subsidiary", Map.of("id", subsidiary));
        simulators.get("netsuite").put("customer", customer);
    }

    private void project(String title) throws Exception {
        simulators.get("kantata").put("workspaces", Map.of("title", title, "creator_role", "maven"));
    }
}

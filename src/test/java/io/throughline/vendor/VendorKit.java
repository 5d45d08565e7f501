package io.throughline.vendor;

import io.throughline.config.Layers;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.testkit.connector.TestDeal;
import io.throughline.workflow.OperationContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The shipped operation routes and mappings of the three vendors against their simulators, each operation called by itself. */
final class VendorKit implements AutoCloseable {

    private static final Map<String, String> ROLES = Map.of("crm", "salesforce", "erp", "netsuite", "psa", "kantata");

    private final Simulators simulators;
    private final ConnectorBed bed;

    private VendorKit(Path folder) throws IOException {
        simulators = Simulators.start(SimulatorOptions.all(0, folder, Clock.systemUTC()));
        bed = new ConnectorBed(Layers.over(), ROLES, SimulatorAccounts.replacing(simulators.urls()));
    }

    static VendorKit start(Path folder) {
        try {
            return new VendorKit(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(String system) {
        return simulators.url(system);
    }

    /** A deal that was just won. */
    TestDeal won(String region) {
        return won(region, "{}", "{}");
    }

    /** A deal whose opportunity and account have these fields (JSON). */
    TestDeal won(String region, String fields, String account) {
        String wish = "{\"count\": 1, \"regions\": [\"%s\"], \"fields\": %s, \"account\": %s}"
                .formatted(region, fields, account);
        SimulatorClient.Reply reply = simulator("salesforce").post("/_simulator/win", wish);
        return new TestDeal(bed, reply.json().at("/opportunities/0").textValue());
    }

    /** A caller of a simulator's control calls. */
    SimulatorClient simulator(String system) {
        return new SimulatorClient(url(system));
    }

    /** How many records of a type a simulator made or changed for a deal, by its own journal. */
    long effects(String system, String effect, String type) {
        return simulator(system).journal().stream()
                .filter(line -> effect.equals(line.path("effect").asText()))
                .filter(line -> type.equals(line.path("type").asText()))
                .count();
    }

    /** Lets the nth next call of an operation go wrong. */
    void fault(String system, String operation, String fault, String when) {
        String order = "[{\"operation\": \"%s\", \"nth\": 1, \"count\": 1, \"fault\": \"%s\", \"when\": \"%s\"}]";
        int status = simulator(system)
                .post("/_simulator/faults", order.formatted(operation, fault, when))
                .status();
        if (status >= 300) {
            throw new IllegalStateException("the simulator refuses the fault: " + status);
        }
    }

    /** A second Kantata project that carries the reference of a step, as a late call would leave it behind; answers its id. */
    String secondProject(String key) {
        SimulatorClient kantata = simulator("kantata");
        kantata.token(SimulatorCredentials.KANTATA_TOKEN);
        String body = "{\"workspace\": {\"title\": \"again\", \"creator_role\": \"maven\", \"external_reference\": {"
                + "\"service_name\": \"throughline\", \"service_model\": \"project\", \"service_model_ref\": \"%s\"}}}"
                        .formatted(bed.marker("kantata", key));
        return kantata.post("/api/v1/workspaces", body)
                .json()
                .at("/results/0/id")
                .asText();
    }

    /** Finance makes an invoice from a sales order. */
    void invoice(String order, String customer) {
        String body =
                "{\"entity\": {\"id\": \"%s\"}, \"createdFrom\": {\"id\": \"%s\"}, \"item\": {\"items\": [{\"item\": {\"externalId\": \"strategy_consultant\"}, \"amount\": 100}]}}"
                        .formatted(customer, order);
        requireMade(simulator("netsuite").post("/_simulator/records/invoice", body));
    }

    /** Somebody works on a project. */
    void logTime(String project) {
        String body = "{\"workspace_id\": \"%s\", \"date_performed\": \"2026-11-23\", \"time_in_minutes\": 90}"
                .formatted(project);
        requireMade(simulator("kantata").post("/_simulator/records/time_entries", body));
    }

    private static void requireMade(SimulatorClient.Reply reply) {
        if (reply.status() >= 300) {
            throw new IllegalStateException(reply.status() + " " + reply.raw().body());
        }
    }

    /** What a connector promises for an operation. */
    OperationContract contract(String operation) {
        return bed.contract(operation).orElseThrow();
    }

    @Override
    public void close() {
        bed.close();
        simulators.close();
    }
}

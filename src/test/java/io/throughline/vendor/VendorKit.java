package io.throughline.vendor;

import io.throughline.camel.operation.CanonicalTransformer;
import io.throughline.camel.operation.DealPlaces;
import io.throughline.camel.operation.DealSurroundings;
import io.throughline.camel.operation.RouteOperationCaller;
import io.throughline.camel.operation.Surroundings;
import io.throughline.camel.workflow.OperationAttempt;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.connector.Capabilities;
import io.throughline.connector.VendorClient;
import io.throughline.mapping.Crosswalk;
import io.throughline.mapping.MappingCatalog;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.workflow.OperationContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The shipped operation routes and mappings of the three vendors against their simulators, each operation called by itself. */
final class VendorKit implements AutoCloseable {

    private static final List<String> ROLES = List.of("crm:salesforce", "erp:netsuite", "psa:kantata");

    private final Layers layers = Layers.over();
    private final Regions regions;
    private final Simulators simulators;
    private final Capabilities capabilities;
    private final CamelContext camel = new DefaultCamelContext();
    private final RouteOperationCaller caller;

    private VendorKit(Path folder) throws Exception {
        simulators = Simulators.start(SimulatorOptions.all(0, folder, Clock.systemUTC()));
        Problems problems = new Problems();
        capabilities = Capabilities.load(layers, problems);
        regions = Regions.load(layers, problems);
        Systems systems = systems(problems);
        problems.throwIfAny();
        camel.getRegistry().bind("client", new VendorClient(systems, Clock.systemUTC()));
        camel.getRegistry().bind("places", (DealPlaces) this::place);
        List<List<String>> chains =
                regions.selling().stream().map(Region::chain).toList();
        MappingCatalog mappings = MappingCatalog.load(layers, chains, problems);
        problems.throwIfAny();
        CanonicalTransformer.register(
                camel,
                mappings,
                name -> settings(systems.get(name)),
                this::surroundings,
                Crosswalk.of(Map.of()),
                region -> "integration-support");
        for (String path : layers.list("routes/connectors", ".yaml")) {
            if (!path.endsWith(".capability.yaml")) {
                PluginHelper.getRoutesLoader(camel).loadRoutes(route(path));
            }
        }
        camel.start();
        caller = new RouteOperationCaller(camel, this::chain);
    }

    static VendorKit start(Path folder) {
        try {
            return new VendorKit(folder);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Systems systems(Problems problems) {
        return Systems.load(layers, problems)
                .withSimulator(
                        "salesforce",
                        url("salesforce"),
                        Json.write(Map.of(
                                "clientId", SimulatorCredentials.SALESFORCE_CLIENT_ID,
                                "clientSecret", SimulatorCredentials.SALESFORCE_CLIENT_SECRET)))
                .withSimulator(
                        "netsuite",
                        url("netsuite"),
                        Json.write(Map.of(
                                "clientId", SimulatorCredentials.NETSUITE_CLIENT_ID,
                                "certificateId", SimulatorCredentials.NETSUITE_EC_CERTIFICATE_ID,
                                "privateKey", SimulatorCredentials.NETSUITE_EC_PRIVATE_KEY,
                                "algorithm", "ES256")))
                .withSimulator(
                        "kantata", url("kantata"), Json.write(Map.of("token", SimulatorCredentials.KANTATA_TOKEN)));
    }

    private static Map<String, Object> settings(SystemConfig system) {
        Map<String, Object> settings = new HashMap<>(system.settings());
        settings.put("url", system.url().toString());
        return settings;
    }

    private Resource route(String path) throws IOException {
        return ResourceHelper.fromString(path, layers.find(path).orElseThrow().text());
    }

    private OperationResult.Place place(String region, String legalEntity, String country) {
        Region found = regions.resolve(region, country).orElseThrow();
        return new OperationResult.Place(found.code(), legalEntity);
    }

    private Surroundings surroundings(
            Map<String, Object> document, OperationResult.Place place, DealSurroundings.Account account) {
        return new Surroundings(
                chain(place.region()), place.region(), place.legalEntity(), null, LocalDate.now(Clock.systemUTC()));
    }

    private List<String> chain(String region) {
        return region == null ? List.of() : regions.region(region).orElseThrow().chain();
    }

    private String url(String system) {
        return simulators.url(system);
    }

    Regions regions() {
        return regions;
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
                        .formatted(capabilities.marker("kantata").of(key));
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
        String system = ROLES.stream()
                .filter(role -> operation.startsWith(role.substring(0, role.indexOf(':'))))
                .map(role -> role.substring(role.indexOf(':') + 1))
                .findFirst()
                .orElseThrow();
        return capabilities.operation(operation, system).orElseThrow();
    }

    /** One attempt of an operation for a deal, with the key of that step. */
    OperationResult call(String operation, Map<String, Object> document, String key) {
        OperationContract contract = contract(operation);
        String marker = capabilities.marker(contract.system()).of(key);
        String region = Json.textAt(document, "transaction.region");
        return caller.call(new OperationAttempt(contract, document, key, marker, region, () -> {}));
    }

    @Override
    public void close() {
        caller.close();
        camel.stop();
        simulators.close();
    }
}

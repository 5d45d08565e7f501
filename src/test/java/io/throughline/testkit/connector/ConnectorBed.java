package io.throughline.testkit.connector;

import io.throughline.camel.operation.CanonicalTransformer;
import io.throughline.camel.operation.DealPlaces;
import io.throughline.camel.operation.PostingFacts;
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
import io.throughline.connector.http.Wire;
import io.throughline.mapping.Crosswalk;
import io.throughline.mapping.MappingCatalog;
import io.throughline.rules.CommercialTerms;
import io.throughline.rules.Facts;
import io.throughline.rules.Verdict;
import io.throughline.workflow.OperationContract;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Operation routes and mappings without a workflow: each operation is called by itself, as a step would call it. For one thread. */
public final class ConnectorBed implements AutoCloseable {

    private final Map<String, String> roles;
    private final Layers layers;
    private final Regions regions;
    private final Capabilities capabilities;
    private final CamelContext camel = new DefaultCamelContext();
    private final RouteOperationCaller caller;

    /**
     * Starts the routes of all connectors.
     *
     * @param layers the connector's own files over the packed ones
     * @param roles which connector serves each role, such as {@code erp} by {@code netsuite}
     * @param accounts puts addresses and credentials of the systems under test in place
     * @throws IllegalStateException if a file has a problem or a route does not start
     */
    public ConnectorBed(Layers layers, Map<String, String> roles, UnaryOperator<Systems> accounts) {
        this(layers, roles, accounts, (system, wire) -> wire);
    }

    /**
     * The same with something between it and the systems.
     *
     * @param between gives, for the name of a system and its wire, the wire that is used
     */
    public ConnectorBed(
            Layers layers,
            Map<String, String> roles,
            UnaryOperator<Systems> accounts,
            BiFunction<String, Wire, Wire> between) {
        this.layers = layers;
        this.roles = Map.copyOf(roles);
        Problems problems = new Problems();
        capabilities = Capabilities.load(layers, problems);
        regions = Regions.load(layers, problems);
        Systems systems = accounts.apply(Systems.load(layers, problems));
        MappingCatalog mappings = MappingCatalog.load(
                layers, regions.selling().stream().map(Region::chain).toList(), problems);
        problems.throwIfAny();
        try {
            start(new VendorClient(systems, Clock.systemUTC(), between), mappings);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        caller = new RouteOperationCaller(camel, this::chain);
    }

    private void start(VendorClient client, MappingCatalog mappings) throws Exception {
        camel.getRegistry().bind("client", client);
        camel.getRegistry().bind("clock", Clock.class, Clock.systemUTC());
        camel.getRegistry().bind("facts", (PostingFacts) capabilities::facts);
        camel.getRegistry().bind("places", (DealPlaces) this::place);
        CanonicalTransformer.register(
                camel,
                mappings,
                name -> settings(client.systems().get(name)),
                (document, place, account) -> surroundings(place),
                document -> Crosswalk.of(Map.of()),
                region -> "integration-support");
        for (String path : layers.list("routes/connectors", ".yaml")) {
            if (!path.endsWith(".capability.yaml")) {
                PluginHelper.getRoutesLoader(camel).loadRoutes(route(path));
            }
        }
        camel.start();
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

    private Surroundings surroundings(OperationResult.Place place) {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        return new Surroundings(chain(place.region()), place.region(), place.legalEntity(), null, today);
    }

    private List<String> chain(String region) {
        return region == null ? List.of() : regions.region(region).orElseThrow().chain();
    }

    /** What the connector that serves the operation's role promises; empty if it does not offer it. */
    public Optional<OperationContract> contract(String operation) {
        String system = roles.get(operation.substring(0, operation.indexOf('-')));
        return system == null ? Optional.empty() : capabilities.operation(operation, system);
    }

    /** Our reference in the records of a system for a step of this key. */
    public String marker(String system, String key) {
        return capabilities.marker(system).of(key);
    }

    /** The commercial terms of a deal that was read, by the region that the document names. */
    public Verdict terms(Map<String, Object> document) {
        Region region =
                regions.region(Json.textAt(document, "transaction.region")).orElseThrow();
        return new CommercialTerms().decide(document, region, Facts.ofNewDeal(LocalDate.now(), List.of()));
    }

    /**
     * One attempt of an operation for a deal.
     *
     * @param document the transaction document
     * @param key the key of the step: calls with the same key mean the same record
     */
    public OperationResult call(String operation, Map<String, Object> document, String key) {
        OperationContract contract = contract(operation)
                .orElseThrow(() -> new IllegalArgumentException("no bound connector offers " + operation));
        String region = Json.textAt(document, "transaction.region");
        return caller.call(
                new OperationAttempt(contract, document, key, marker(contract.system(), key), region, () -> {}));
    }

    @Override
    public void close() {
        caller.close();
        camel.stop();
    }
}

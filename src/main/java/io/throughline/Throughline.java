package io.throughline;

import io.throughline.camel.lint.WorkflowOutlines;
import io.throughline.camel.operation.CanonicalTransformer;
import io.throughline.camel.operation.DealPlaces;
import io.throughline.camel.operation.RouteOperationCaller;
import io.throughline.camel.workflow.EndMarker;
import io.throughline.camel.workflow.WorkflowHost;
import io.throughline.config.Region;
import io.throughline.config.SystemConfig;
import io.throughline.config.Team;
import io.throughline.connector.VendorClient;
import io.throughline.desk.Desk;
import io.throughline.intake.IntakeTriggers;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.Repinning;
import io.throughline.workflow.RepinCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.Registry;

/**
 * Throughline in a host application: routes, mappings and configuration from files, installed into a Camel context that the host owns.
 *
 * <pre>{@code
 * Throughline throughline = Throughline.builder().ledger(ledger).build();
 * throughline.addTo(camelContext);
 * }</pre>
 *
 * <p>The host owns the ledger and the context and closes them. Thread-safe after {@link #addTo}.
 */
public final class Throughline {

    private final Definitions definitions;
    private final ThroughlineBuilder options;
    private final Bundle bundle;

    Throughline(Definitions definitions, ThroughlineBuilder options) {
        this.definitions = definitions;
        this.options = options;
        this.bundle = Bundle.of(definitions.layers());
    }

    /** A builder with the shipped defaults. */
    public static ThroughlineBuilder builder() {
        return new ThroughlineBuilder();
    }

    /**
     * Installs components, beans and routes, before or after the context is started.
     *
     * @throws Exception if a route cannot be loaded or started; the context is then as Camel leaves it
     */
    public void addTo(CamelContext context) throws Exception {
        Ledger ledger = options.ledger();
        ledger.storeBundle(bundle.hash(), bundle.content());
        WorkflowHost host = host(context, ledger);
        bind(context.getRegistry(), host);
        ((ModelCamelContext) context).addModelLifecycleStrategy(new EndMarker());
        CanonicalTransformer.register(context, definitions.mappings(), this::settings, this::chain);
        new RouteFiles(definitions.layers(), options.feeds(), options.webhooks()).loadInto(context);
    }

    /** Whether transactions may be pinned to the files that are current here; needs no context. */
    public Repinning repinning() {
        return new CurrentFiles(
                bundle.hash(), new RepinCheck(WorkflowOutlines.of(definitions.layers())), options.ledger());
    }

    private WorkflowHost host(CamelContext context, Ledger ledger) {
        BoundOperations operations =
                new BoundOperations(definitions.regions(), definitions.systems(), definitions.capabilities());
        return WorkflowHost.over(ledger, operations, new RouteOperationCaller(context, this::chain))
                .results(CanonicalResults.in(definitions.mappings().schemas()))
                .settings(options.settings().coveringCalls(longestCall()))
                .owner(options.owner())
                .bundle(bundle.hash())
                .random(options.random())
                .answerWithin(team -> definitions
                        .regions()
                        .teams()
                        .team(team)
                        .map(Team::answerWithin)
                        .orElse(null))
                .build();
    }

    private Duration longestCall() {
        return definitions.systems().all().stream()
                .map(SystemConfig::callTimeout)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** The desk over this ledger, for people with a personal token; works whether or not routes are installed. */
    public Desk desk() {
        return new Desk(options.ledger().desk(), definitions.desk(), repinning());
    }

    private Map<String, Object> settings(String system) {
        Map<String, Object> settings = new LinkedHashMap<>();
        definitions.systems().find(system).ifPresent(account -> {
            settings.putAll(account.settings());
            settings.put("url", account.url().toString());
        });
        return settings;
    }

    private List<String> chain(String region) {
        return region == null
                ? List.of()
                : definitions.regions().region(region).map(Region::chain).orElse(List.of(region));
    }

    private void bind(Registry registry, WorkflowHost host) {
        registry.bind("throughlineHost", WorkflowHost.class, host);
        registry.bind("throughlineLedger", Ledger.class, options.ledger());
        registry.bind("throughlineClock", Clock.class, options.clock());
        registry.bind("throughlineCalls", VendorClient.class, new VendorClient(definitions.systems(), options.clock()));
        registry.bind("throughlinePlaces", DealPlaces.class, new RegionPlaces(definitions.regions()));
        registry.bind("throughlineTriggers", IntakeTriggers.class, options.adjusted(definitions.intake()));
        registry.bind("throughlineStarts", WorkflowStarts.class, new Starts(host));
        new DealRules(definitions, options.ledger(), options.clock()).byName().forEach(registry::bind);
    }

    /** Lets intake start what the workflows listen to, and wakes them. */
    private record Starts(WorkflowHost host) implements WorkflowStarts {

        @Override
        public List<NewTransaction> startedBy(String eventType, String region) {
            return host.startsFor(eventType, region);
        }

        @Override
        public void accepted() {
            host.due().ring();
        }
    }
}

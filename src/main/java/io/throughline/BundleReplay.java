package io.throughline;

import io.throughline.camel.operation.DealPlaces;
import io.throughline.camel.operation.RuleOperation;
import io.throughline.camel.replay.ReplayHost;
import io.throughline.camel.workflow.DriftGate;
import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.config.ConfigurationException;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Systems;
import io.throughline.ledger.recorded.RecordedTransaction;
import io.throughline.replay.Replayed;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;
import org.apache.camel.spi.Registry;

/**
 * A bundle that runs recorded transactions again: its workflows, rules and mappings as they are, in a Camel context of its own, with recorded answers. It has no
 * ledger and nothing that could reach a system. Thread-safe.
 */
public final class BundleReplay implements AutoCloseable {

    private static final Pattern ASKS_THE_LEDGER = Pattern.compile("call=ledger-(?!project-code)");

    private final BundleFiles bundle;
    private final Definitions definitions;
    private final ReplayHost host;
    private final Set<String> intake;

    private BundleReplay(BundleFiles bundle, Definitions definitions, ReplayHost host) {
        this.intake = Set.copyOf(bundle.layers().list("routes/intake", ".yaml"));
        this.bundle = bundle;
        this.definitions = definitions;
        this.host = host;
    }

    /**
     * Loads a bundle.
     *
     * @param accounts files that say which systems are connected: no bundle holds them
     * @param whoWasWho asked for what mappings look up in the crosswalk, at most once for each id
     * @throws ConfigurationException with every problem of its files, as they would not be accepted at a start either
     * @throws Exception if a route cannot be loaded or started; nothing of it is left running then
     */
    public static BundleReplay start(BundleFiles bundle, Layers accounts, RecordedBindings whoWasWho) throws Exception {
        Problems problems = new Problems();
        Systems systems = Systems.load(accounts, problems);
        Definitions definitions = Definitions.ofBehaviour(bundle.layers(), systems, problems);
        problems.throwIfAny();
        DefaultCamelContext context = new DefaultCamelContext();
        context.setNameStrategy(new ExplicitCamelContextNameStrategy("replay-" + BundleFiles.shortened(bundle.hash())));
        try {
            ReplayHost host = host(context, definitions, whoWasWho);
            new RouteFiles(bundle.layers(), false, false).withoutIntake().loadInto(context);
            context.start();
            return new BundleReplay(bundle, definitions, host);
        } catch (Exception | LinkageError refused) {
            context.stop();
            throw refused;
        }
    }

    private static ReplayHost host(DefaultCamelContext context, Definitions definitions, RecordedBindings whoWasWho) {
        Installation installation = new Installation(definitions, "", Throughline.builder(), null, DriftGate.OPEN);
        ReplayHost host = new ReplayHost(
                context,
                new BoundOperations(definitions.regions(), definitions.systems(), definitions.capabilities()),
                CanonicalResults.in(definitions.mappings().schemas()),
                definitions.systems(),
                installation::chain);
        Registry registry = context.getRegistry();
        registry.bind("throughlinePlaces", DealPlaces.class, new RegionPlaces(definitions.regions()));
        RecordedCrosswalk crosswalk = new RecordedCrosswalk(host, whoWasWho);
        installation.translate(context, new BusinessDay(Clock.systemUTC()), crosswalk::of);
        new DealRules(definitions, new RecordedHistory(host), Clock.systemUTC())
                .byName()
                .keySet()
                .forEach(name -> registry.bind(name, RuleOperation.class, rule(name, definitions, host)));
        return host;
    }

    /** The rule as it was on the day on which it was asked. */
    private static RuleOperation rule(String name, Definitions definitions, ReplayHost host) {
        return document -> {
            String transaction = Json.textAt(document, "transaction.id");
            Clock then = Clock.fixed(host.timeOf(transaction), ZoneOffset.UTC);
            return new DealRules(definitions, new RecordedHistory(host), then)
                    .byName()
                    .get(name)
                    .decide(document);
        };
    }

    /** Which bundle it is. */
    public BundleFiles bundle() {
        return bundle;
    }

    /**
     * Whether a workflow has nothing that a replay could compare: it only takes events in, and maps and writes nothing; or it begins with what the ledger keeps of
     * entries and copies, which no record of answers holds.
     */
    public boolean onlyTakesIn(String workflow) {
        return intake.contains("routes/intake/%s.yaml".formatted(workflow))
                || bundle.layers()
                        .find("routes/workflows/%s.yaml".formatted(workflow))
                        .map(file -> ASKS_THE_LEDGER.matcher(file.text()).find())
                        .orElse(false);
    }

    /** Classes of canonical fields, for masking. */
    public CanonicalSchemas schemas() {
        return definitions.mappings().schemas();
    }

    /** What this bundle makes of a recorded transaction; nothing is called and nothing is stored. */
    public Replayed replay(RecordedTransaction recorded) {
        return host.replay(recorded);
    }

    @Override
    public void close() {
        host.close();
    }
}

package io.throughline;

import io.throughline.camel.lint.WorkflowOutlines;
import io.throughline.camel.workflow.WorkflowHost;
import io.throughline.connector.VendorClient;
import io.throughline.desk.Desk;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.Repinning;
import io.throughline.workflow.RepinCheck;
import java.util.List;
import java.util.UUID;
import org.apache.camel.CamelContext;

/**
 * Throughline in a host application: routes, mappings and configuration from files, installed into a Camel context that the host owns.
 *
 * <pre>{@code
 * Throughline throughline = Throughline.builder().ledger(ledger).build();
 * throughline.addTo(camelContext);
 * }</pre>
 *
 * <p>The host owns the ledger and the context and closes them. Transactions that began with other files are finished with those, in contexts of
 * their own that stop with the host's (G11). Thread-safe after {@link #addTo}.
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
        options.ledger().storeBundle(bundle.hash(), bundle.content());
        String runner = options.owner() + '/' + UUID.randomUUID();
        VendorClient calls = new VendorClient(
                definitions.systems(), options.clock(), new LedgerShares(options.ledger(), runner, System::nanoTime));
        BundleDrift drift =
                new BundleDrift(definitions, bundle.hash(), options.ledger().drift());
        Installation current = new Installation(definitions, bundle.hash(), options, calls, drift);
        WorkflowHost host = current.host(context).build();
        Starts starts = new Starts(host);
        current.into(context, host, starts, new RouteFiles(definitions.layers(), options.feeds(), options.webhooks()));
        DriftWatch watch =
                new DriftWatch(context, current, options.drift(definitions.layers()), starts::accepted, repinning());
        drift.watchedBy(watch);
        watch.recall();
        context.deferStartService(new BundleKeeper(context, current, host, starts, watch), true);
        context.deferStartService(watch, true);
    }

    /** The files that are current here: their hash, and what people call them. */
    public BundleFiles bundle() {
        return BundleFiles.of(definitions.layers());
    }

    /** Whether transactions may be pinned to the files that are current here; needs no context. */
    public Repinning repinning() {
        return new CurrentFiles(bundle, new RepinCheck(WorkflowOutlines.of(definitions.layers())), options.ledger());
    }

    /** The desk over this ledger, for people with a personal token; works whether or not routes are installed. */
    public Desk desk() {
        return new Desk(options.ledger().desk(), definitions.desk(), repinning());
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

package io.throughline.crash;

import io.throughline.Throughline;
import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.config.Layers;
import io.throughline.config.Systems;
import io.throughline.ledger.Ledger;
import io.throughline.runner.standalone.SimulatorAccounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The product on simulators, with times so short that a takeover takes seconds. */
final class SmallFirm {

    static final Duration CALL = Duration.ofMillis(1_500);
    static final Duration SETTLE = Duration.ofSeconds(2);
    static final Duration LEASE = Duration.ofSeconds(3);

    private SmallFirm() {}

    /** Opens the doors; the caller stops the context. */
    static CamelContext open(Ledger ledger, Map<String, String> systems, String owner) throws Exception {
        WorkflowSettings settings = WorkflowSettings.DEFAULT.withWorkers(3).withLease(LEASE);
        return open(ledger, accounts -> near(accounts, systems), settings, owner);
    }

    /** The same with other accounts and times. */
    static CamelContext open(Ledger ledger, UnaryOperator<Systems> accounts, WorkflowSettings settings, String owner)
            throws Exception {
        CamelContext context = new DefaultCamelContext();
        Throughline.builder()
                .layers(Layers.over(Path.of("")))
                .ledger(ledger)
                .accounts(accounts)
                .settings(settings)
                .pollEvery(Duration.ofMillis(250))
                .owner(owner)
                .build()
                .addTo(context);
        context.start();
        return context;
    }

    private static Systems near(Systems accounts, Map<String, String> systems) {
        return SimulatorAccounts.replacing(systems).apply(accounts).withTimes(CALL, SETTLE);
    }
}

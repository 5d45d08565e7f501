package io.throughline.crash;

import io.throughline.camel.workflow.EndMarker;
import io.throughline.camel.workflow.OperationAttempt;
import io.throughline.camel.workflow.OperationCaller;
import io.throughline.camel.workflow.OperationDirectory;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.camel.workflow.WorkflowHost;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.Workload;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.testkit.Facts;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A runner whose target kills the process when it is asked about the object {@code poison}; ends by itself when nothing is left to do. */
public final class PoisonedRunner {

    static final int KILLED = 137;
    static final String BUNDLE = "poisoned";
    private static final String WORKFLOW = """
            - route:
                id: letters
                from:
                  uri: workflow:letters
                  steps:
                    - to: "step:first?call=psa-letter-send"
                    - to: "step:second?call=psa-letter-send"
            """;

    private PoisonedRunner() {}

    /** @param arguments the H2 file */
    public static void main(String[] arguments) throws Exception {
        try (Ledger ledger = JdbcLedger.open(
                        LedgerSettings.file(Path.of(arguments[0])),
                        () -> UUID.randomUUID().toString());
                DefaultCamelContext context = new DefaultCamelContext()) {
            ledger.endLeasesOfDeadOwner();
            context.getRegistry()
                    .bind(
                            "host",
                            WorkflowHost.over(ledger, new Letters(), new Target())
                                    .bundle(BUNDLE)
                                    .build());
            context.addModelLifecycleStrategy(new EndMarker());
            context.start();
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("letters.yaml", WORKFLOW));
            Facts.await(() -> isIdle(ledger.workload()) ? Optional.of(true) : Optional.empty());
        }
    }

    private static boolean isIdle(Workload load) {
        return load.due() + load.leased() + load.waiting() == 0;
    }

    /** Takes a moment for each letter, so that several are on their way at once. */
    private static final class Target implements OperationCaller {

        private final AtomicInteger onTheWay = new AtomicInteger();

        @Override
        public OperationResult call(OperationAttempt attempt) {
            int others = onTheWay.getAndIncrement();
            try {
                if (isPoison(attempt.document())) {
                    System.out.println("poison others=" + others);
                    System.out.flush();
                    Runtime.getRuntime().halt(KILLED);
                }
                return OperationResult.applied(Map.of("id", attempt.marker()));
            } finally {
                onTheWay.decrementAndGet();
            }
        }

        private static boolean isPoison(Map<String, Object> document) {
            return "poison".equals(((Map<?, ?>) document.get("event")).get("subject"));
        }
    }

    /** One operation, which may be repeated with its key at once. */
    private static final class Letters implements OperationDirectory {

        @Override
        public String system(String operation, OperationResult.Place place, String source) {
            return "psa";
        }

        @Override
        public OperationContract operation(String operation, String system) {
            return new OperationContract(
                    operation,
                    system,
                    operation,
                    Safety.NATURAL,
                    Optional.empty(),
                    false,
                    Duration.ofMillis(1),
                    Optional.of(operation + "-probe"),
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public String marker(String system, String key) {
            return "tl-" + Integer.toHexString(key.hashCode());
        }
    }
}

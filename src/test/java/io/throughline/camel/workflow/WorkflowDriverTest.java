package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.workflow.TransactionState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that works on a workflow in its own threads, on a ledger that may be slow. */
class WorkflowDriverTest {

    private static final String WORKFLOW = "driven";

    private final HandClock clock = new HandClock();
    private final Map<String, Duration> slow = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final CamelContext context = new DefaultCamelContext();
    private JdbcLedger ledger;
    private WorkflowHost host;
    private String transaction;

    @BeforeEach
    void start() throws Exception {
        ledger = JdbcLedger.openWithManualClock(
                "driver-" + UUID.randomUUID(),
                Instant.parse("2026-11-23T09:00:00Z"),
                () -> UUID.randomUUID().toString());
        host = WorkflowHost.over(slowly(ledger), new BlindMail(), this::call)
                .settings(WorkflowSettings.DEFAULT.withWorkers(0))
                .clock(clock)
                .build();
        context.getRegistry().bind("workflowHost", host);
        ((ModelCamelContext) context).addModelLifecycleStrategy(new EndMarker());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("workflow:" + WORKFLOW + "?on=asked.v1").to("step:letter?call=mail-letter-send");
            }
        });
        context.start();
        transaction = ledger.accept(event(), host.startsFor("asked.v1", null))
                .transactionIds()
                .get(0);
    }

    @AfterEach
    void stop() {
        context.stop();
        ledger.close();
    }

    @Test
    void itWorksOnWhatIsDueAndOnlyWhenToldTo() {
        assertThat(state()).isEqualTo(TransactionState.NEW);
        assertThat(host.driver(WORKFLOW).workOnce()).isTrue();
        assertThat(state()).isEqualTo(TransactionState.COMPLETED);
        assertThat(host.driver(WORKFLOW).workOnce()).isFalse();
    }

    @Test
    void aWorkflowThatNobodyStartedIsNamed() {
        assertThatThrownBy(() -> host.driver("other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WFL-1003")
                .hasMessageContaining("[driven]");
    }

    @Test
    void aRouteThatIsStoppedIsNotDrivenAnyMore() throws Exception {
        context.getRouteController().stopAllRoutes();

        assertThatThrownBy(() -> host.driver(WORKFLOW)).hasMessageContaining("WFL-1003");
    }

    @Test
    void g7NoCallGoesOutWhenTheAnswerToTheClaimTookTooLong() {
        slow.put("claim", Duration.ofSeconds(40));

        host.driver(WORKFLOW).workOnce();

        assertThat(calls).isEmpty();
        assertThat(ledger.history(transaction).orElseThrow().steps()).isEmpty();
    }

    @Test
    void r27NoCallGoesOutWhenTheAnswerToTheIntentTookTooLong() {
        slow.put("commit", Duration.ofSeconds(40));

        host.driver(WORKFLOW).workOnce();

        assertThat(calls).isEmpty();
        assertThat(state()).isEqualTo(TransactionState.RUNNING);
    }

    @Test
    void g5TheKeyNamesOperationAndSubjectAndNeitherAttemptNorEpoch() {
        slow.put("claim", Duration.ofSeconds(40));
        host.driver(WORKFLOW).workOnce();
        slow.clear();
        ledger.manualClock().advance(Duration.ofSeconds(61));

        host.driver(WORKFLOW).workOnce();

        assertThat(ledger.history(transaction).orElseThrow().transaction().epoch())
                .isEqualTo(2);
        assertThat(calls).containsExactly("mail-letter-send/" + transaction + ":letter/1");
    }

    private TransactionState state() {
        return ledger.history(transaction).orElseThrow().transaction().state();
    }

    private OperationResult call(OperationAttempt attempt) {
        attempt.beforeWrite().run();
        calls.add(attempt.key());
        return OperationResult.applied(Map.of("id", "L1"));
    }

    private Ledger slowly(Ledger real) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    clock.pass(slow.getOrDefault(method.getName(), Duration.ZERO));
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static NewEvent event() {
        return new NewEvent(
                "asked:1",
                "asked.v1",
                "test",
                "deal",
                "D1",
                "1",
                null,
                Instant.EPOCH,
                Map.of(),
                new byte[] {'{', '}'},
                "application/json");
    }
}

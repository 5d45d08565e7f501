package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.TransactionState;
import java.util.Map;
import org.apache.camel.Processor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of the virtual machine in the work of one transaction: they end in the ledger and cost no thread. */
class ErrorsInRoutesTest {

    private static final String WORKFLOW = """
            - route:
                id: example
                from:
                  uri: workflow:example
                  parameters: { on: deal.won.v1 }
                  steps:
                    - to: "step:deal?call=crm-deal-read"
                    - process: { ref: trouble }
                    - to: "step:link?call=crm-opportunity-link"
            """;

    @ParameterizedTest
    @ValueSource(strings = {"too deep", "too much", "not linked"})
    @DisplayName("R-16 an Error between steps ends with a person, and the same threads go on with others")
    void r16anErrorBetweenStepsEndsWithAPerson(String trouble) {
        try (WorkflowBed bed =
                WorkflowBed.with(WORKFLOW.replace("- process: { ref: trouble }", "- to: \"direct:trouble\""))) {
            add(bed, exchange -> {
                if (isBad(exchange.getMessage().getBody(Map.class))) {
                    fail(trouble);
                }
            });
            assertEndsWithAPersonAndOthersGoOn(bed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"too deep", "too much", "not linked"})
    @DisplayName("R-16 an Error inside an operation ends with a person, and the same threads go on with others")
    void r16anErrorInsideAnOperationEndsWithAPerson(String trouble) {
        try (WorkflowBed bed = WorkflowBed.with(WORKFLOW.replace("        - process: { ref: trouble }\n", ""))) {
            bed.given("crm-deal-read").returns(attempt -> {
                if (isBad(attempt.document())) {
                    fail(trouble);
                }
                return Map.of("id", "7");
            });
            assertEndsWithAPersonAndOthersGoOn(bed);
        }
    }

    private static void assertEndsWithAPersonAndOthersGoOn(WorkflowBed bed) {
        String bad = bed.offer("deal.won.v1", "bad", Map.of("bad", true));
        bed.settle();
        assertThat(bed.history(bad).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
        assertThat(bed.history(bad).desk()).isPresent();
        for (int i = 0; i < 6; i++) {
            String good = bed.offer("deal.won.v1", "good-" + i, Map.of("bad", false));
            bed.settle();
            assertThat(bed.history(good).transaction().state()).isEqualTo(TransactionState.COMPLETED);
        }
    }

    private static boolean isBad(Map<?, ?> document) {
        return Boolean.TRUE.equals(((Map<?, ?>) ((Map<?, ?>) document.get("event")).get("data")).get("bad"));
    }

    private static void add(WorkflowBed bed, Processor trouble) {
        try {
            bed.context().addRoutes(new org.apache.camel.builder.RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:trouble").errorHandler(noErrorHandler()).process(trouble);
                }
            });
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void fail(String trouble) {
        switch (trouble) {
            case "too deep" -> tooDeep(1);
            case "too much" -> throw new OutOfMemoryError("as if the heap were full");
            default -> throw new NoClassDefFoundError("io/throughline/Nowhere");
        }
    }

    private static int tooDeep(int depth) {
        return tooDeep(depth + 1) + 1;
    }
}

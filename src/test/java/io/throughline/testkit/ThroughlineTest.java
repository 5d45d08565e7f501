package io.throughline.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of one workflow. Its methods take a {@link WorkflowBed}: the workflow on an in-memory ledger, every operation stubbed, the clock in the test's hand. When a
 * test fails, the timelines of its transactions are printed.
 *
 * <pre>{@code
 * @ThroughlineTest(workflow = "opportunity-to-project")
 * class OurDealsTest {
 *     @Test
 *     void aLostAnswerMakesNoSecondCustomer(WorkflowBed bed) {
 *         bed.given("erp-customer-confirm").losesAnswer();
 *         String deal = bed.offer("opportunity.won.v1", "006A", Map.of());
 *         bed.settle();
 *         assertThat(bed.given("erp-customer-confirm").effects()).hasSize(1);
 *     }
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ThroughlineExtension.class)
public @interface ThroughlineTest {

    /** Name of the workflow, found as {@code routes/workflows/<name>.yaml} in the working directory or packed. */
    String workflow();

    /** Workflows that it starts or joins. */
    String[] with() default {};
}

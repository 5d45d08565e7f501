package io.throughline.docs;

import io.throughline.workflow.StepLifecycle;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionLifecycle;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LifecyclePageTest {

    private static final String HEAD = """
            # Life cycles

            What may happen to a transaction and to its steps, and what follows. The tables are those of the product (`TransactionLifecycle`, `StepLifecycle`): every
            change that a run or a person commits is looked up there, and one that is not there is refused as a bug (WFL-1001) before anything is stored. Each row is
            visited by `LifecycleCoverageTest` with the real product. Made from the tables; `./mvnw test -Dtest=LifecyclePageTest -Dthroughline.docs.write=true`
            writes this page anew.

            A state without an arrow that leads on is final. Every other one is due at a time, leased until a time, or with a person.
            """;

    @Test
    void thePageOfLifeCyclesIsThatOfTheTables() throws IOException {
        String transactions =
                new LifecycleDiagram<>("Transaction", TransactionState.NEW, TransactionLifecycle.TABLE).asMarkdown();
        String steps = new LifecycleDiagram<>("Step", StepState.PENDING, StepLifecycle.TABLE).asMarkdown();
        GeneratedPage.whole("docs/life-cycles.md").mustSay(HEAD + transactions + steps);
    }
}

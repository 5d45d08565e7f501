package io.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.testkit.TransitionsTaken;
import io.throughline.workflow.StepLifecycle;
import io.throughline.workflow.TransactionLifecycle;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that no scenario visits is either not tried or cannot be reached; a new row needs a scenario, a row that nothing can reach must go. */
class LifecycleCoverageTest {

    @TempDir
    private Path folder;

    @Test
    void everyRowOfBothTablesIsVisitedByTheRealProduct() {
        Set<String> visited = new TreeSet<>();
        visited.addAll(new ScenariosOfRuns().visited());
        visited.addAll(new ScenariosOfUndoing().visited());
        visited.addAll(new ScenariosOfTheLedger().visited());
        visited.addAll(new ScenariosOfTheDesk(folder).visited());
        visited.addAll(new ScenariosOfBundles().visited());
        assertThat(visited).containsExactlyElementsOf(rows());
    }

    private static Set<String> rows() {
        Set<String> rows = new TreeSet<>();
        StepLifecycle.TABLE.transitions().forEach(row -> rows.add(TransitionsTaken.row(row.from(), row.event())));
        TransactionLifecycle.TABLE
                .transitions()
                .forEach(row -> rows.add(TransitionsTaken.row(row.from(), row.event())));
        return rows;
    }
}

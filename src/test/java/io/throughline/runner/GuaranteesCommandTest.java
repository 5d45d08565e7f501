package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuaranteesCommandTest {

    private final Terminal terminal = new Terminal();

    @Test
    void g5EveryOperationThatWritesHasItsPromiseInAWindowOf120Columns() {
        assertThat(terminal.run("guarantees")).isZero();
        assertThat(terminal.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(terminal.out())
                .contains("kantata\n", "netsuite\n", "salesforce\n", "ledger\n", "rules\n")
                .containsPattern("psa-project-provision +look-up +30s +unlimited +kantata-project-find")
                .contains(
                        "One effect, as long as kantata finds our reference; a call that arrives later than 30s after we stopped")
                .contains("Shared by all deals that need it", "Undo: psa-project-archive (close).");
    }

    @Test
    void g5TheSameIsThereForPrograms() {
        assertThat(terminal.run("guarantees", "kantata", "--json")).isZero();
        List<Object> all = Json.asList(Json.read(terminal.out()));
        assertThat(all)
                .allSatisfy(one -> assertThat(Json.textAt(one, "connector")).isEqualTo("kantata"));
        Map<String, Object> staffing = all.stream()
                .map(Json::asObject)
                .filter(one -> one.get("operation").equals("psa-staffing-request"))
                .findFirst()
                .orElseThrow();
        assertThat(staffing)
                .containsEntry("safety", "look-up")
                .containsEntry("settleSeconds", 30)
                .containsEntry("keyRetention", "unlimited")
                .containsEntry("probe", "kantata-staffing-find")
                .containsEntry("undoneBy", Map.of("psa-staffing-withdraw", "delete"));
    }

    @Test
    void aConnectorThatIsNotThereIsAFailure() {
        assertThat(terminal.run("guarantees", "sap")).isEqualTo(1);
    }
}

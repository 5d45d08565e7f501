package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.workflow.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What Salesforce tells of accounts: who is above them, what changed, what was merged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SalesforceAccountsIT {

    private Simulators simulators;
    private ConnectorBed bed;
    private SimulatorClient org;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        simulators = Simulators.start(
                new SimulatorOptions(0, folder, 1, Clock.systemUTC(), Set.of(SimulatedSystem.SALESFORCE)));
        bed = new ConnectorBed(
                Layers.over(), Map.of("crm", "salesforce"), SimulatorAccounts.replacing(simulators.urls()));
        org = new SimulatorClient(simulators.url("salesforce"));
    }

    @AfterAll
    void close() {
        bed.close();
        simulators.close();
    }

    private String account(String name, String parent) {
        String above = parent == null ? "" : ", \"ParentId\": \"%s\"".formatted(parent);
        SimulatorClient.Reply reply =
                org.post("/_simulator/records/Account", "{\"Name\": \"%s\"%s}".formatted(name, above));
        return org.get("/_simulator/records/Account").json().findValuesAsText("Id").stream()
                .reduce((one, other) -> other)
                .orElseThrow(() -> new IllegalStateException("not made: " + reply.status()));
    }

    private void parent(String account, String parent) {
        org.post("/_simulator/records/Account", "{\"Id\": \"%s\", \"ParentId\": \"%s\"}".formatted(account, parent));
    }

    private OperationResult read(String id) {
        return bed.call("crm-account-read", Map.of("event", Map.of("data", Map.of("id", id))), "account");
    }

    private Map<String, Object> feed(Map<String, Object> asked) {
        OperationResult result = bed.call("crm-account-feed", Map.of("feed", asked), "feed");
        assertThat(result).as(result.problem()).returns(Outcome.APPLIED, OperationResult::outcome);
        return result.value();
    }

    @Test
    void d57AnAccountNamesThoseAboveItNearestFirstAndOneThatIsGoneIsAbsent() {
        String top = account("Top", null);
        String middle = account("Middle", top);
        String bottom = account("Bottom", middle);
        assertThat(read(bottom).value())
                .containsEntry("ancestors", List.of(middle, top))
                .containsEntry("id", bottom);
        assertThat(read(top).value()).doesNotContainKey("parentId");
        assertThat(read("001000000000000AAA").absent()).isTrue();
    }

    @Test
    void d57ParentsThatFormACircleAndGroupsThatNeverEndAreForAPerson() {
        String first = account("First", null);
        String second = account("Second", first);
        parent(first, second);
        assertThat(read(second))
                .returns(Outcome.HELD, OperationResult::outcome)
                .satisfies(held -> assertThat(held.code()).isEqualTo("D57"))
                .satisfies(held -> assertThat(held.problem()).contains("circle"));
        String lowest = first;
        String above = account("Level 0", null);
        for (int level = 1; level <= 6; level++) {
            lowest = account("Level " + level, above);
            above = lowest;
        }
        assertThat(read(lowest)).returns(Outcome.HELD, OperationResult::outcome);
    }

    @Test
    void d58AMergedAccountRedirectsToTheOneThatRemainsAndADeletedOneIsGone() {
        Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String kept = account("Kept", null);
        String lost = account("Lost", null);
        String child = account("Child of lost", lost);
        org.post("/_simulator/merge", "{\"master\": \"%s\", \"losers\": [\"%s\"]}".formatted(kept, lost));
        Map<String, Object> page = feed(Map.of("since", since.toString(), "page", 1000));
        assertThat(item(page, lost))
                .containsEntry("change", "merged")
                .containsEntry("into", kept)
                .doesNotContainKey("data");
        assertThat(item(page, kept)).containsEntry("change", "changed");
        assertThat(Json.textAt(item(page, child), "data.parentId")).isEqualTo(kept);
    }

    private static Map<String, Object> item(Map<String, Object> page, String id) {
        return Json.asList(page.get("items")).stream()
                .map(Json::asObject)
                .filter(item -> id.equals(item.get("id")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void i5APositionOlderThanTheRecycleBinIsExpiredAndASweepReadsOnFromIt() {
        Map<String, Object> old = Map.of("position", "2020-01-01T00:00:00.000Z");
        assertThat(feed(old)).containsEntry("expired", true).containsEntry("items", List.of());
        Map<String, Object> swept = feed(Map.of("position", "2020-01-01T00:00:00.000Z", "sweep", true, "page", 5));
        assertThat(swept).doesNotContainKey("expired").containsEntry("more", true);
        assertThat(Json.asList(swept.get("items"))).hasSize(5);
        assertThat(feed(Map.of("position", "nobody wrote this"))).containsEntry("expired", true);
    }
}

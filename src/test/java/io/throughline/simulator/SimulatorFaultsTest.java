package io.throughline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SimulatorClient.Reply;
import io.throughline.simulator.kantata.KantataCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorFaultsTest {

    private Simulators simulators;
    private SimulatorClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        simulators = Simulators.start(
                new SimulatorOptions(0, folder, 1, Clock.systemUTC(), Set.of(SimulatedSystem.KANTATA)));
        client = new SimulatorClient(simulators.url("kantata"));
        client.token(KantataCredentials.TOKEN);
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void refuseCutsTheConnectionAndDoesNothing() {
        fault("{'operation':'role-create','fault':'refuse'}");

        assertThatThrownBy(() -> create("A")).isInstanceOf(IOException.class);

        assertThat(roles()).doesNotContain("A");
        assertThat(lastLine().get("effect").asText()).isEqualTo("none");
        assertThat(lastLine().get("fault").asText()).isEqualTo("refuse");
    }

    @Test
    void anHttpFaultBeforeCommitAnswersInTheVendorsWordsAndDoesNothing() throws IOException {
        fault("{'operation':'role-create','fault':'http:503'}");

        Reply reply = create("A");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().at("/errors/0/type").asText()).isEqualTo("system");
        assertThat(roles()).doesNotContain("A");
    }

    @Test
    void garbageHasDoneTheWorkAndCannotBeRead() throws IOException {
        fault("{'operation':'role-create','fault':'garbage'}");

        Reply reply = create("A");

        assertThat(reply.status()).isEqualTo(200);
        assertThatThrownBy(reply::json).isInstanceOf(Exception.class);
        assertThat(lastLine().get("effect").asText()).isEqualTo("created");
        assertThat(roles()).contains("A");
    }

    @Test
    void aCutBodyHasDoneTheWorkAndBreaksOff() {
        fault("{'operation':'role-create','fault':'cut-body'}");

        assertThatThrownBy(() -> create("A")).isInstanceOf(IOException.class);

        assertThat(lastLine().get("effect").asText()).isEqualTo("created");
        assertThat(roles()).contains("A");
    }

    @Test
    void anExhaustedQuotaIsToldInTheVendorsWordsAndNothingIsDone() throws IOException {
        fault("{'operation':'role-create','fault':'quota'}");

        assertThat(create("A").status()).isEqualTo(429);
        assertThat(roles()).doesNotContain("A");
    }

    @Test
    void aPositionExpiresOnlyWhereTheVendorHasSome() {
        assertThat(client.post("/_simulator/faults", "{\"operation\":\"role-create\",\"fault\":\"expired-position\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anHttpFaultAfterCommitHasDoneTheWork() throws IOException {
        fault("{'operation':'role-create','fault':'http:503','when':'after-commit'}");

        assertThat(create("A").status()).isEqualTo(503);

        assertThat(lastLine().get("effect").asText()).isEqualTo("created");
        assertThat(roles()).contains("A");
    }

    @Test
    void aLostAnswerHasDoneTheWork() {
        fault("{'operation':'role-create','fault':'lose-answer'}");

        assertThatThrownBy(() -> create("A")).isInstanceOf(IOException.class);

        assertThat(roles()).contains("A");
    }

    @Test
    void aLostAnswerBeforeCommitHasDoneNothing() {
        fault("{'operation':'role-create','fault':'lose-answer','when':'before-commit'}");

        assertThatThrownBy(() -> create("A")).isInstanceOf(IOException.class);

        assertThat(roles()).doesNotContain("A");
    }

    @Test
    void aDelayHoldsTheAnswerBack() throws IOException {
        fault("{'operation':'role-create','fault':'delay:300'}");
        long start = System.nanoTime();

        assertThat(create("A").status()).isEqualTo(200);

        assertThat(System.nanoTime() - start).isGreaterThan(290_000_000L);
    }

    @Test
    void nthAndCountChooseTheCalls() throws IOException {
        fault("{'operation':'role-create','nth':2,'count':2,'fault':'http:500'}");

        List<Integer> statuses = List.of(
                create("A").status(),
                create("B").status(),
                create("C").status(),
                create("D").status());

        assertThat(statuses).containsExactly(200, 500, 500, 200);
        assertThat(client.get("/_simulator/faults").json()).isEmpty();
    }

    @Test
    void matchAimsAtOneRequest() throws IOException {
        fault("{'fault':'http:500','match':'Tester'}");

        assertThat(create("Other").status()).isEqualTo(200);
        assertThat(create("Tester").status()).isEqualTo(500);
    }

    @Test
    void aMalformedFaultIsRefusedAndNoneIsSet() {
        String list = "[{'operation':'role-create','fault':'refuse'},{'operation':'no-such','fault':'refuse'}]";

        Reply refused = client.post("/_simulator/faults", list.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error").asText()).contains("no-such");
        assertThat(client.get("/_simulator/faults").json()).isEmpty();
    }

    private void fault(String fault) {
        Reply set = client.post("/_simulator/faults", "[" + fault.replace('\'', '"') + "]");
        assertThat(set.status()).isEqualTo(200);
    }

    private Reply create(String name) throws IOException {
        return client.call("POST", "/api/v1/roles", "{\"role\":{\"name\":\"" + name + "\"}}", Map.of());
    }

    private List<String> roles() {
        return client.get("/_simulator/records/roles").json().findValuesAsText("name");
    }

    private JsonNode lastLine() {
        List<JsonNode> lines = client.journal();
        return lines.get(lines.size() - 1);
    }
}

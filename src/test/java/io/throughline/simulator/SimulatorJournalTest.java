package io.throughline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.kantata.KantataCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorJournalTest {

    private static final int MANY = 1200;

    @TempDir
    private Path folder;

    @Test
    void everyCallHasALineWithTheFieldsOfTheContract() throws IOException {
        try (Simulators simulators = start(1)) {
            SimulatorClient client = client(simulators);
            client.get("/api/v1/roles");
            client.post("/api/v1/workspaces", workspace("A", "ref-1"));

            List<JsonNode> lines = client.journal();

            assertThat(lines).hasSize(2);
            List<String> names = new ArrayList<>();
            lines.get(1).fieldNames().forEachRemaining(names::add);
            assertThat(names)
                    .containsExactly(
                            "seq", "at", "system", "operation", "effect", "type", "id", "marker", "request", "fault");
            assertThat(lines.get(0).get("effect").asText()).isEqualTo("none");
            assertThat(lines.get(1).get("effect").asText()).isEqualTo("created");
            assertThat(lines.get(1).get("marker").asText()).isEqualTo("ref-1");
            assertThat(lines.get(1).get("request").asText()).isEqualTo("POST /api/v1/workspaces");
        }
    }

    @Test
    void aReaderContinuesWhereItStopped() throws IOException {
        try (Simulators simulators = start(1)) {
            SimulatorClient client = client(simulators);
            for (int i = 0; i < MANY; i++) {
                client.get("/api/v1/users/me");
            }

            List<JsonNode> page = SimulatorClient.lines(
                    client.get("/_simulator/journal?after=1100&limit=3").raw().body());

            assertThat(page).extracting(line -> line.get("seq").asInt()).containsExactly(1101, 1102, 1103);
            assertThat(client.journal()).hasSize(MANY);
        }
    }

    @Test
    void aLineCutShortIsDroppedAtStart() throws IOException {
        try (Simulators simulators = start(1)) {
            client(simulators).post("/api/v1/workspaces", workspace("A", "ref-1"));
        }
        Path journal = folder.resolve("simulators/kantata/journal.jsonl");
        Files.writeString(journal, "{\"seq\":2,\"at\":\"20", StandardOpenOption.APPEND);

        try (Simulators simulators = start(1)) {
            SimulatorClient client = client(simulators);
            client.post("/api/v1/workspaces", workspace("B", "ref-2"));

            assertThat(client.journal())
                    .extracting(line -> line.get("seq").asInt())
                    .containsExactly(1, 2);
            assertThat(client.get("/api/v1/workspaces").json().get("count").asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void resetOpensAFreshAccount() throws IOException {
        try (Simulators simulators = start(1)) {
            SimulatorClient client = client(simulators);
            client.post("/api/v1/workspaces", workspace("A", "ref-1"));

            assertThat(client.post("/_simulator/reset", "").status()).isEqualTo(204);

            assertThat(client.journal()).isEmpty();
            assertThat(client.get("/api/v1/workspaces").json().get("count").asInt())
                    .isZero();
        }
    }

    @Test
    void theSameSeedAndCallsGiveTheSameIds() throws IOException {
        String first = idOfFirstWorkspace("one", 5);
        String second = idOfFirstWorkspace("two", 5);
        String other = idOfFirstWorkspace("three", 6);

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void aFolderKeepsTheSeedItBeganWith() throws IOException {
        String id = idOfFirstWorkspace("same", 5);
        try (Simulators simulators = start("same", 6)) {
            JsonNode next = client(simulators)
                    .post("/api/v1/workspaces", workspace("B", "ref-2"))
                    .json();

            assertThat(next.at("/results/0/id").asLong()).isEqualTo(Long.parseLong(id) + 1);
        }
    }

    private String idOfFirstWorkspace(String name, long seed) throws IOException {
        try (Simulators simulators = start(name, seed)) {
            return client(simulators)
                    .post("/api/v1/workspaces", workspace("A", "ref-1"))
                    .json()
                    .at("/results/0/id")
                    .asText();
        }
    }

    private Simulators start(long seed) throws IOException {
        return start("", seed);
    }

    private Simulators start(String name, long seed) throws IOException {
        return Simulators.start(new SimulatorOptions(
                0, folder.resolve(name), seed, new SettableClock(), Set.of(SimulatedSystem.KANTATA)));
    }

    private static SimulatorClient client(Simulators simulators) {
        SimulatorClient client = new SimulatorClient(simulators.url("kantata"));
        client.token(KantataCredentials.TOKEN);
        return client;
    }

    private static String workspace(String title, String reference) {
        return """
            {"workspace":{"title":"%s","creator_role":"maven","external_reference":
            {"service_name":"s","service_model":"m","service_model_ref":"%s"}}}""".formatted(title, reference);
    }
}

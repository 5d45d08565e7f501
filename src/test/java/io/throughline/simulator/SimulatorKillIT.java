package io.throughline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.kantata.KantataCredentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorKillIT {

    private static final int BEFORE_THE_KILL = 50;

    @Test
    void aKilledSimulatorKnowsEverythingItAnswered(@TempDir Path folder) throws Exception {
        Running first = new Running(folder);
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
        Thread caller = new Thread(() -> callUntilDead(first.client(), answered, enough));
        caller.start();
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();

        first.process.destroyForcibly().waitFor();
        caller.join();

        Running second = new Running(folder);
        try {
            SimulatorClient client = second.client();
            Set<String> known = new HashSet<>(
                    client.get("/_simulator/records/workspaces").json().findValuesAsText("title"));
            List<JsonNode> journal = client.journal();
            assertThat(known).containsAll(answered);
            assertThat(journal.stream()
                            .filter(line -> line.get("effect").asText().equals("created"))
                            .map(line -> line.get("marker").asText()))
                    .containsExactlyInAnyOrderElementsOf(known);
        } finally {
            second.process.destroyForcibly().waitFor();
        }
    }

    private static void callUntilDead(SimulatorClient client, Queue<String> answered, CountDownLatch enough) {
        for (int i = 0; ; i++) {
            String name = "deal-" + i;
            try {
                if (client.call("POST", "/api/v1/workspaces", workspace(name), Map.of())
                                .status()
                        == 200) {
                    answered.add(name);
                    enough.countDown();
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private static String workspace(String name) {
        return """
            {"workspace":{"title":"%1$s","creator_role":"maven","external_reference":
            {"service_name":"s","service_model":"m","service_model_ref":"%1$s"}}}""".formatted(name);
    }

    private static final class Running {

        private final Process process;
        private final Map<String, String> urls = new HashMap<>();

        Running(Path folder) {
            try {
                process = new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-cp",
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                                SimulatorProcess.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                readAddresses();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void readAddresses() throws IOException {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
                String[] words = line.split(" ");
                urls.put(words[0], words[words.length - 1]);
            }
        }

        SimulatorClient client() {
            SimulatorClient client = new SimulatorClient(urls.get("kantata"));
            client.token(KantataCredentials.TOKEN);
            return client;
        }
    }
}

package io.throughline.connector.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.canonical.Json;
import io.throughline.config.CredentialSource;
import io.throughline.config.Network;
import io.throughline.config.SystemConfig;
import io.throughline.connector.CallException;
import io.throughline.connector.CallObserver;
import io.throughline.connector.RawServer;
import io.throughline.connector.TestSystems;
import io.throughline.connector.VendorClient;
import io.throughline.connector.VendorRequest;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The refresh token of a Jira app is used once and replaced, against the simulator, which takes no token a second time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JiraTokensTest {

    private static final VendorRequest MYSELF = VendorRequest.get("/rest/api/3/myself");
    private static final String CLIENT = Json.write(Map.of(
            "clientId", SimulatorCredentials.JIRA_CLIENT_ID, "clientSecret", SimulatorCredentials.JIRA_CLIENT_SECRET));

    private Simulators simulators;
    private SimulatorClient control;

    @TempDir
    Path folder;

    private Path file;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        simulators =
                Simulators.start(new SimulatorOptions(0, data, 1, Clock.systemUTC(), Set.of(SimulatedSystem.JIRA)));
        control = new SimulatorClient(simulators.url("jira"));
    }

    @AfterAll
    void stop() {
        simulators.close();
    }

    @BeforeEach
    void fresh() throws IOException {
        control.post("/_simulator/reset", "{}");
        file = folder.resolve("jira-refresh-token");
        Files.writeString(file, SimulatorCredentials.JIRA_REFRESH_TOKEN + "\n");
    }

    @Test
    void s42TheNextRefreshTokenStandsInTheFileForItsOwnerOnlyAndARestartGoesOnWithIt() throws IOException {
        called(client());
        String second = Files.readString(file).strip();
        called(client());

        assertThat(second).isNotEqualTo(SimulatorCredentials.JIRA_REFRESH_TOKEN);
        assertThat(Files.readString(file).strip()).isNotEqualTo(second);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSessionThatEndsInMidCallIsRenewedOnceForAllWhoAreCalling() throws Exception {
        VendorClient client = client();
        called(client);
        String before = Files.readString(file);
        called(client);
        assertThat(Files.readString(file))
                .as("one access token serves many calls")
                .isEqualTo(before);

        control.post("/_simulator/sessions/expire", "{}");
        called(client);

        assertThat(Files.readString(file)).isNotEqualTo(before);
    }

    @Test
    void twoRunnersThatLoseTheirSessionsAtOnceNeverUseOneRefreshTokenTwice() throws Exception {
        List<VendorClient> runners = List.of(client(), client());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 3; round++) {
                control.post("/_simulator/sessions/expire", "{}");
                List<Callable<Boolean>> calls = new ArrayList<>();
                for (int call = 0; call < 8; call++) {
                    VendorClient runner = runners.get(call % 2);
                    calls.add(() -> called(runner));
                }
                for (Future<Boolean> call : threads.invokeAll(calls)) {
                    assertThat(call.get()).isTrue();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whileAnotherProcessHasTheTokenNothingIsSentWithIt() throws IOException {
        String before = Files.readString(file);
        try (FileChannel other = FileChannel.open(
                        folder.resolve("jira-refresh-token.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock held = other.lock()) {
            CallException waited =
                    failure(new VendorClient(TestSystems.of(system(Duration.ofMillis(300))), Clock.systemUTC()));

            assertThat(waited.text()).contains("another runner").doesNotContain(before.strip());
            assertThat(held.isValid()).isTrue();
        }
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aTokenThatIsGoneNamesTheFileAndWhoMustDoWhatAndANewOneNeedsNoRestart() throws IOException {
        VendorClient client = client();
        Files.writeString(file, "spent-elsewhere");

        CallException spent = failure(client);

        assertThat(spent.text())
                .contains("CON-1213", file.toString(), "authorises the app again")
                .doesNotContain("spent-elsewhere", SimulatorCredentials.JIRA_CLIENT_SECRET);
        Files.writeString(file, SimulatorCredentials.JIRA_REFRESH_TOKEN);
        assertThat(called(client)).isTrue();
    }

    @Test
    void aTokenWhoseSuccessorCouldNotBeKeptIsNotUsed() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("jira-refresh-token.next/x"));

        assertThat(failure(client()).text()).contains("CON-1212", file.toString());
        Files.delete(inTheWay);

        assertThat(called(client()))
                .as("the first token is still good, for it was not used")
                .isTrue();
    }

    @Test
    void aSuccessorThatFoundNoPlaceIsKeptAndStoredBeforeAnythingElse() throws IOException {
        Path next = folder.resolve("jira-refresh-token.next");
        List<String> used = new ArrayList<>();
        try (RawServer server = new RawServer((request, socket) -> {
            if (request.target().equals("/oauth/token")) {
                used.add(String.valueOf(Json.readObject(request.body()).get("refresh_token")));
                if (used.size() == 1) {
                    Files.delete(next);
                    Files.createDirectories(next.resolve("x"));
                }
                RawServer.send(socket, 200, """
                        {"access_token": "a", "refresh_token": "%s-next", "expires_in": 3600}""".formatted(used.get(used.size() - 1)));
            } else {
                RawServer.send(socket, 200, "{}");
            }
        })) {
            VendorClient client =
                    new VendorClient(TestSystems.of(system(server.url(), Duration.ofSeconds(5))), Clock.systemUTC());
            Files.writeString(file, "one");

            assertThat(failure(client).text()).contains("CON-1214").doesNotContain("one-next");
            Files.delete(next.resolve("x"));
            Files.delete(next);
            assertThat(called(client)).isTrue();
        }

        assertThat(used).containsExactly("one", "one-next");
        assertThat(Files.readString(file).strip()).isEqualTo("one-next-next");
    }

    private VendorClient client() {
        return new VendorClient(TestSystems.of(system(Duration.ofSeconds(5))), Clock.systemUTC());
    }

    private SystemConfig system(Duration timeout) {
        return system(simulators.url("jira"), timeout);
    }

    private SystemConfig system(String url, Duration timeout) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("refreshToken", "file:" + file);
        settings.put("cloudId", "11223344-a1b2-3b33-c444-def123456789");
        return new SystemConfig(
                "jira",
                "jira",
                URI.create(url),
                CredentialSource.known(CLIENT),
                Network.LOOPBACK,
                timeout,
                8,
                settings);
    }

    private static boolean called(VendorClient client) {
        return client.send("jira", MYSELF, CallObserver.NONE).status() == 200;
    }

    private static CallException failure(VendorClient client) {
        return catchThrowableOfType(CallException.class, () -> called(client));
    }
}

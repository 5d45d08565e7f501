package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemsTest {

    private static final String GOOD = """
            connector: kantata
            url: https://api.mavenlink.com
            credentials: env:KANTATA_CREDENTIALS
            network: public
            callTimeout: 15s
            concurrency: 7
            serviceName: tl
            """;

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    @Test
    void readsAnAccountFromItsFile() throws IOException {
        SystemConfig system = load(GOOD).get("kantata-eu");
        assertThat(problems.sorted()).isEmpty();
        assertThat(system.connector()).isEqualTo("kantata");
        assertThat(system.url()).hasToString("https://api.mavenlink.com");
        assertThat(system.network()).isEqualTo(Network.PUBLIC);
        assertThat(system.callTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(system.concurrency()).isEqualTo(7);
        assertThat(system.settings()).isEqualTo(Map.of("serviceName", "tl"));
    }

    @Test
    void shippedFilesAreGood() {
        Systems systems = Systems.load(Layers.over(folder), problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(systems.all()).extracting(SystemConfig::name).contains("kantata", "netsuite", "salesforce");
        assertThat(systems.get("salesforce").setting("apiVersion", "")).matches("v\\d+\\.0");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "connector: kantata     | connector: katana            | SYS-1001 | 1",
                "https://api.mavenlink.com | http://api.mavenlink.com   | SYS-1002 | 2",
                "https://api.mavenlink.com | https://u:p@api.mavenlink.com | SYS-1002 | 2",
                "https://api.mavenlink.com | https://api.mavenlink.com/api | SYS-1002 | 2",
                "https://api.mavenlink.com | https://api.mavenlink.com?a=b | SYS-1002 | 2",
                "https://api.mavenlink.com | https://localhost          | SYS-1002 | 2",
                "https://api.mavenlink.com | http://127.0.0.1:80        | SYS-1002 | 2",
                "https://api.mavenlink.com | not an address             | SYS-1002 | 2",
                "env:KANTATA_CREDENTIALS | canary-7f3b-secret           | SYS-1003 | 3",
                "network: public        | network: internet              | CFG-1011 | 4",
                "callTimeout: 15s       | callTimeout: 2m                | SYS-1004 | 5",
                "concurrency: 7         | concurrency: 0                 | SYS-1005 | 6",
                "serviceName: tl        | servicename: tl                | CFG-1012 | 7",
                "serviceName: tl        | apiVersion: v67.0              | CFG-1012 | 7",
            })
    @DisplayName("S-40, S-42 a wrong file is a problem with its line, and never shows a secret")
    void wrongFileIsAProblemWithItsLine(String old, String wrong, String code, int line) throws IOException {
        Systems systems = load(GOOD.replace(old, wrong));
        assertThat(problems.sorted()).hasSize(1).first().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.position().file()).isEqualTo("config/systems/kantata-eu.yaml");
            assertThat(problem.position().line()).isEqualTo(line);
            assertThat(problem.toString()).doesNotContain("canary", "u:p");
        });
        assertThat(systems.find("kantata-eu")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"refreshToken: canary-7f3b-secret | SYS-1013", "cloudId: ../other | SYS-1014"})
    @DisplayName("S-42 the refresh token of a Jira app is a file, and its site an id that leads nowhere else")
    void theRefreshTokenOfAJiraAppIsAFile(String wrong, String code) throws IOException {
        Systems systems =
                load(GOOD.replace("connector: kantata", "connector: jira").replace("serviceName: tl", wrong));
        assertThat(problems.sorted()).hasSize(1).first().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.position().line()).isEqualTo(7);
            assertThat(problem.toString()).doesNotContain("canary");
        });
        assertThat(systems.find("kantata-eu")).isEmpty();
    }

    @Test
    void overrideKeepsCredentialsAndMovesTheAddress() throws IOException {
        Systems systems = load(GOOD);
        SystemConfig real =
                systems.withOverride("kantata-eu", "https://other.example/").get("kantata-eu");
        assertThat(real.url()).hasToString("https://other.example");
        assertThat(real.network()).isEqualTo(Network.PUBLIC);
        assertThat(real.credentials()).isEqualTo(systems.get("kantata-eu").credentials());
        SystemConfig local =
                systems.withOverride("kantata-eu", "http://127.0.0.1:8080").get("kantata-eu");
        assertThat(local.network()).isEqualTo(Network.LOOPBACK);
        assertThatThrownBy(() -> systems.withOverride("kantata-eu", "http://other.example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> systems.withOverride("nobody", "https://other.example"))
                .hasMessageContaining("SYS-1010")
                .hasMessageContaining("kantata-eu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.mavenlink.com", "https://10.0.0.1", "https://127.0.0.1.evil.example"})
    void simulatorCredentialsGoToThisMachineOnly(String url) throws IOException {
        Systems systems = load(GOOD);
        assertThatThrownBy(() -> systems.withSimulator("kantata-eu", url, "{}")).hasMessageContaining("SYS-1011");
        SystemConfig local = systems.withSimulator("kantata-eu", "http://localhost:9", "{\"token\":\"t\"}")
                .get("kantata-eu");
        assertThat(local.credentials().read().reveal()).isEqualTo("{\"token\":\"t\"}");
        assertThat(local.network()).isEqualTo(Network.LOOPBACK);
    }

    @Test
    @DisplayName("S-42 a secret prints itself masked, wherever it is")
    void s42SecretIsMasked() {
        Map<String, String> environment = Map.of("NAME", "canary-7f3b");
        CredentialSource variable = CredentialSource.of("env:NAME", environment);
        assertThat(variable.read().reveal()).isEqualTo("canary-7f3b");
        assertThat(variable.read()).hasToString("******");
        assertThat(variable).hasToString("env:NAME");
        assertThat(CredentialSource.known("canary-7f3b").toString()).doesNotContain("canary");
    }

    @Test
    @DisplayName("S-42 a file is read at use, and one that cannot be read is named")
    void s42FileIsReadAtUse() throws IOException {
        Path file = folder.resolve("secret.json");
        CredentialSource source = CredentialSource.of("file:" + file, Map.of());
        assertThatThrownBy(source::read).isInstanceOf(CredentialException.class).hasMessageContaining("secret.json");
        Files.writeString(file, "one\n");
        assertThat(source.read().reveal()).isEqualTo("one");
        Files.writeString(file, "two");
        assertThat(source.read().reveal()).isEqualTo("two");
        Files.writeString(file, "x".repeat(70_000));
        assertThatThrownBy(source::read).isInstanceOf(CredentialException.class).hasMessageContaining("larger");
    }

    private Systems load(String text) throws IOException {
        Path file = folder.resolve("config/systems/kantata-eu.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Systems.load(Layers.only(folder), problems);
    }
}

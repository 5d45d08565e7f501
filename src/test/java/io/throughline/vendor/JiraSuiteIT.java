package io.throughline.vendor;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Systems;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.testkit.connector.FeedFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The shipped connector of Jira, as PSA, is certified; it comes in as an OAuth 2.0 app, whose sessions end. */
class JiraSuiteIT extends SimulatedVendorSuite {

    private static final String CLIENT = Json.write(Map.of(
            "clientId", SimulatorCredentials.JIRA_CLIENT_ID, "clientSecret", SimulatorCredentials.JIRA_CLIENT_SECRET));

    JiraSuiteIT() {
        super("jira", Map.of("crm", "salesforce", "erp", "netsuite", "psa", "jira"));
    }

    @Override
    protected Layers layers(Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("jira-refresh-token"), SimulatorCredentials.JIRA_REFRESH_TOKEN);
        Path files = folder.resolve("files");
        Path system = files.resolve("config/systems/jira.yaml");
        Files.createDirectories(system.getParent());
        String shipped =
                Layers.over().find("config/systems/jira.yaml").orElseThrow().text();
        Files.writeString(system, shipped + """

                cloudId: 11223344-a1b2-3b33-c444-def123456789
                refreshToken: "file:%s"
                """.formatted(token));
        return Layers.over(files);
    }

    @Override
    protected Systems accounts(Systems simulated) {
        return simulated.withSimulator("jira", simulated.get("jira").url().toString(), CLIENT);
    }

    @Override
    protected List<FeedFacts> feeds() {
        return List.of(new JiraWorklogFacts(target().control(), new AtomicLong(900_000)));
    }

    @Override
    protected void endSessions() throws Exception {
        target().control().endSessions();
    }
}

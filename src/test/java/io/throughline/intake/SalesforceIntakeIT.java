package io.throughline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.config.CredentialSource;
import io.throughline.config.Layers;
import io.throughline.config.Network;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.connector.VendorClient;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.EventRecord;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped routes and configuration against a simulated org, through the real connector. */
class SalesforceIntakeIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String DEALS = "/services/data/v67.0/sobjects/Opportunity/";

    @TempDir
    private Path folder;

    private final AtomicInteger ids = new AtomicInteger();
    private final JdbcLedger ledger =
            JdbcLedger.open(LedgerSettings.inMemory("intake"), () -> "id-" + ids.incrementAndGet());
    private final DefaultCamelContext context = new DefaultCamelContext();
    private Simulators simulators;
    private SimulatorClient sales;
    private SimulatorClient ourselves;

    @BeforeEach
    void start() throws Exception {
        simulators = Simulators.start(new SimulatorOptions(0, folder, 1, CLOCK, Set.of(SimulatedSystem.SALESFORCE)));
        sales = login(
                SimulatorCredentials.SALESFORCE_SALES_CLIENT_ID, SimulatorCredentials.SALESFORCE_SALES_CLIENT_SECRET);
        ourselves = login(SimulatorCredentials.SALESFORCE_CLIENT_ID, SimulatorCredentials.SALESFORCE_CLIENT_SECRET);
        Systems systems = Systems.of(List.of(salesforce()));
        Problems problems = new Problems();
        IntakeTriggers triggers =
                IntakeTriggers.load(Layers.only(smallPages(), Path.of(".")), systems, Map.of(), problems);
        problems.throwIfAny();
        WorkflowStarts starts = (type, region) -> List.of(new NewTransaction("for-" + type, region, null, "bundle"));
        context.getRegistry().bind("ledger", ledger);
        context.getRegistry().bind("clock", CLOCK);
        context.getRegistry().bind("starts", starts);
        context.getRegistry().bind("triggers", triggers);
        context.getRegistry().bind("client", new VendorClient(systems, CLOCK));
        IntakeContext.load(context, "salesforce-opportunity-feed");
        IntakeContext.load(context, "salesforce-opportunity-look");
        AdviceWith.adviceWith(context, "salesforce-opportunity-feed", route -> route.replaceFromWith("direct:poll"));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        simulators.close();
        ledger.close();
    }

    @Test
    @DisplayName("won deals come in once over many pages, ten more polls start nothing, nor does our own write-back")
    void wonDealsComeInOnce() {
        List<String> won = win(7);
        poll();
        assertThat(events())
                .allSatisfy(event -> assertThat(event.type()).isEqualTo("opportunity.won.v1"))
                .extracting(EventRecord::objectId)
                .containsExactlyInAnyOrderElementsOf(won);
        change(ourselves, won.get(0), "{\"ERP_Project_Id__c\":\"4711\",\"Project_Status__c\":\"staffed\"}");
        for (int poll = 0; poll < 10; poll++) {
            poll();
        }
        assertThat(events()).hasSize(7);
    }

    @Test
    @DisplayName("D40 a changed deal and a deal won again are events of their own")
    void d40ChangedAndWonAgain() {
        String deal = win(1).get(0);
        poll();
        change(sales, deal, "{\"PO_Number__c\":\"PO-2\"}");
        poll();
        change(sales, deal, "{\"StageName\":\"Negotiation/Review\"}");
        poll();
        change(sales, deal, "{\"StageName\":\"Closed Won\"}");
        poll();
        assertThat(events())
                .extracting(EventRecord::type)
                .containsExactlyInAnyOrder("opportunity.won.v1", "opportunity.changed.v1", "opportunity.won.v1");
        assertThat(events()).extracting(EventRecord::dedupeKey).contains("opportunity.won:salesforce:" + deal + ":2");
    }

    @Test
    @DisplayName("G2 a webhook's look and the poll come to the same key, whichever is first")
    void g2WebhookAndPollMeet() {
        List<String> won = win(2);
        look(won.get(0));
        poll();
        look(won.get(1));
        look(won.get(0).substring(0, 15));
        assertThat(events()).hasSize(2);
    }

    private SystemConfig salesforce() {
        String credentials = "{\"clientId\":\"%s\",\"clientSecret\":\"%s\"}"
                .formatted(SimulatorCredentials.SALESFORCE_CLIENT_ID, SimulatorCredentials.SALESFORCE_CLIENT_SECRET);
        return new SystemConfig(
                "salesforce",
                "salesforce",
                URI.create(simulators.url("salesforce")),
                CredentialSource.known(credentials),
                Network.LOOPBACK,
                Duration.ofSeconds(10),
                4,
                Map.of("apiVersion", "v67.0"));
    }

    private Path smallPages() throws Exception {
        Path layer = folder.resolve("small-pages");
        Path file = Files.createDirectories(layer.resolve("config")).resolve("intake.yaml");
        return Files.writeString(
                        file, Files.readString(Path.of("config/intake.yaml")).replace("page: 500", "page: 3"))
                .getParent()
                .getParent();
    }

    private SimulatorClient login(String id, String secret) {
        SimulatorClient client = new SimulatorClient(simulators.url("salesforce"));
        client.token(client.form(
                        "/services/oauth2/token",
                        "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret)
                .json()
                .get("access_token")
                .asText());
        return client;
    }

    private List<String> win(int count) {
        JsonNode answer =
                sales.post("/_simulator/win", "{\"count\":" + count + "}").json();
        List<String> ids = new ArrayList<>();
        answer.get("opportunities").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static void change(SimulatorClient who, String deal, String fields) {
        assertThat(who.patch(DEALS + deal, fields).status()).isEqualTo(204);
    }

    private List<EventRecord> events() {
        return ledger.recent(100).stream().map(TransactionHistory::event).toList();
    }

    private void poll() {
        context.createFluentProducerTemplate().to("direct:poll").withBody("").send();
        IntakeComponent intake = context.getComponent("intake", IntakeComponent.class);
        IntakeServices services = intake.services();
        assertThat(services.health().failedPolls(services.triggers().feed("salesforce-opportunity")))
                .isZero();
    }

    private void look(String id) {
        Exchange looked = context.createFluentProducerTemplate()
                .to("direct:salesforce-opportunity-look")
                .withBody(Map.of("event", Map.of("data", Map.of("id", id))))
                .send();
        assertThat(looked.getException()).isNull();
    }
}

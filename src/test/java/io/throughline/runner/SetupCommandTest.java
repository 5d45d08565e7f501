package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine(Map.of(), folder)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }

    @Test
    void tellsAccessPermissionsFieldsAndTablesOfATenant() {
        assertThat(run("setup", "salesforce")).isZero();

        assertThat(out.toString())
                .contains("Make a connected app", "where  Setup › App Manager")
                .contains("write  Account, Opportunity")
                .containsPattern("\\[ ] Opportunity\\.Project_Status__c +picklist 80 +written")
                .contains("values Project open, customer being confirmed, Ready to start, Stopped")
                .doesNotContain("Opportunity.StageName");
    }

    @Test
    void tellsTheSameAsJson() throws Exception {
        assertThat(run("setup", "netsuite", "--json")).isZero();

        JsonNode view = new ObjectMapper().readTree(out.toString());
        assertThat(view.at("/written").toString()).contains("customer", "salesOrder");
        assertThat(view.at("/tables").findValuesAsText("file")).contains("mappings/lookups/netsuite-items.csv");
    }

    @Test
    void asksTheTenantWhichFieldsAreThere() throws Exception {
        int base = freeBase();
        try (Simulators simulators = Simulators.start(
                new SimulatorOptions(base, folder, 1, Clock.systemUTC(), Set.of(SimulatedSystem.SALESFORCE)))) {
            new SimulatorClient(simulators.url("salesforce"))
                    .post(
                            "/_simulator/schema",
                            "{\"object\":\"Opportunity\",\"field\":\"PO_Number__c\",\"change\":\"remove-field\"}");

            int code = run(
                    "setup", "salesforce", "--check", "--profile", "simulators", "--base-port", String.valueOf(base));

            assertThat(code).isEqualTo(1);
            assertThat(out.toString())
                    .contains("[x] Opportunity.Contract_Number__c")
                    .contains("[!] Opportunity.PO_Number__c");
        }
    }

    @Test
    void namesCollectionsAsTheAccountDoesAndSaysWhatItCannotKnow() {
        assertThat(run("setup", "dynamics365")).isZero();
        assertThat(out.toString()).contains("write  CustomersV3, ProjectContractLines, ProjectContracts");

        assertThat(run("setup", "jira")).isZero();
        assertThat(out.toString())
                .contains("not listed: nothing in the files describes")
                .doesNotContain("read   nothing");
    }

    @Test
    void namesTheSystemsThereAre() {
        assertThat(run("setup", "sap")).isEqualTo(2);
        assertThat(out.toString()).contains("no system 'sap'", "netsuite");
    }

    private static int freeBase() throws Exception {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}

package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.firm.SimulatorControl;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    Path folder;

    private Simulators simulators;
    private String basePort;
    private Terminal terminal;

    @BeforeEach
    void start() {
        terminal = new Terminal(Map.of(), folder);
        while (simulators == null) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try {
                simulators =
                        Simulators.start(SimulatorOptions.all(port, folder.resolve("simulated"), Clock.systemUTC()));
                basePort = String.valueOf(port);
            } catch (IOException taken) {
                // another port
            }
        }
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void i4WhereAllIsWellTheExitCodeSaysSo() {
        assertThat(doctor()).as(terminal.out()).isZero();
        assertThat(terminal.out())
                .contains(
                        "the files are well",
                        "salesforce http://127.0.0.1:",
                        "looks as the mappings need it",
                        "all well");
    }

    @Test
    void i4AChangeIsToldWithRuleOperationAndWhatToDoAndFailsTheCommand() {
        rename();
        assertThat(doctor("--system", "salesforce")).isEqualTo(1);
        assertThat(terminal.out())
                .contains("STOPS  Opportunity.Project_Status__c", "it probably became 'Ready to go'")
                .containsPattern("rule +mappings/salesforce/link.from-canonical.yaml:\\d+ writes Project_Status__c")
                .containsPattern("waits +crm-opportunity-link")
                .doesNotContain("netsuite");
    }

    @Test
    void i4ProgramsGetTheSameAsJsonAndALedgerThatIsNotThereIsNoReasonToFail() {
        rename();
        assertThat(doctor("--json", "--data", folder.resolve("data").toString()))
                .isEqualTo(1);
        Object found = Json.read(terminal.out());
        assertThat(Json.textAt(found, "well")).isEqualTo("false");
        assertThat(Json.textAt(found, "systems.2.drift.0.kind")).isEqualTo("value-renamed");
        assertThat(Json.textAt(found, "systems.2.drift.0.operations.0")).isEqualTo("crm-opportunity-link");
        assertThat(Json.asList(Json.at(found, "systems")))
                .as("only systems that a region binds")
                .extracting(system -> Json.textAt(system, "system"))
                .containsExactly("kantata", "netsuite", "salesforce");
        assertThat(Json.textAt(found, "ledger.problem")).startsWith("RUN-1007");
    }

    @Test
    void i4ACaptureBelowTheWorkingDirectoryIsWhatCountsFromThenOn() {
        rename();
        assertThat(doctor("--capture", "--system", "salesforce", "--into", folder.toString()))
                .isZero();
        assertThat(folder.resolve("mappings/salesforce/link.schema.json"))
                .content()
                .contains("Ready to go");
        assertThat(doctor("--system", "salesforce")).as(terminal.out()).isEqualTo(1);
        assertThat(terminal.out())
                .as("the mapping still writes what the vendor does not have")
                .contains("MAP-1113 Project_Status__c")
                .doesNotContain("STOPS")
                .contains("notice Opportunity.Project_Status__c: 'Ready to start' is none of the values");
    }

    @Test
    void i4TheFingerprintHoldsOnlyWhatIsUsed() {
        assertThat(terminal.run("doctor", "--fingerprint")).isZero();
        Object print = Json.read(terminal.out());
        assertThat(Json.textAt(print, "hash")).hasSize(64);
        assertThat(Json.textAt(print, "uses.salesforce.Opportunity.Project_Status__c.values.1"))
                .isEqualTo("Ready to start");
        assertThat(Json.at(print, "uses.salesforce.Opportunity.LeadSource")).isNull();
    }

    @Test
    void aSystemThatIsNotThereIsWrongUsage() {
        assertThat(terminal.run("doctor", "--system", "sap")).isEqualTo(2);
        assertThat(terminal.err()).contains("there is no system 'sap'");
    }

    private int doctor(String... more) {
        String[] all = new String[5 + more.length];
        System.arraycopy(new String[] {"doctor", "--profile", "simulators", "--base-port", basePort}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return terminal.run(all);
    }

    private void rename() {
        new SimulatorControl(simulators.url("salesforce"))
                .change(Map.of(
                        "object", "Opportunity",
                        "field", "Project_Status__c",
                        "change", "rename-value",
                        "from", "Ready to start",
                        "to", "Ready to go"));
    }
}

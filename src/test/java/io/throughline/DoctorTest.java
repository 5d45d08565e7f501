package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Systems;
import io.throughline.drift.DriftFinding.Kind;
import io.throughline.firm.SimulatorControl;
import io.throughline.mapping.MappingCatalog;
import io.throughline.mapping.VendorSchemas;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor sees of the simulated systems, as they are and after an administrator was there. */
class DoctorTest {

    private static final String LINK = "mappings/salesforce/link.from-canonical.yaml";
    private static final String DEAL = "mappings/salesforce/opportunity.to-canonical.yaml";

    @TempDir
    Path folder;

    private final Problems problems = new Problems();
    private Simulators simulators;

    /** What a board's columns are called is the account's own and told by no description. */
    private static final Pattern OF_THE_BOARD = Pattern.compile("^(monday|jira):");

    @BeforeEach
    void start() throws Exception {
        simulators = Simulators.start(SimulatorOptions.all(0, folder, Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    /** What routes put together of several objects, of lists or of a query's columns: no system describes it as an object of its own, or none was captured yet. */
    private static final Set<String> PUT_TOGETHER = Set.of(
            "dynamics365:assignment-search",
            "dynamics365:cost-center-rows",
            "dynamics365:employee-rows",
            "dynamics365:exchange-rate-rows",
            "dynamics365:expense-journal",
            "dynamics365:expense-lines",
            "dynamics365:hour-journal",
            "dynamics365:hour-lines",
            "dynamics365:resource-assignment",
            "dynamics365:cost-center-search",
            "dynamics365:employee-search",
            "dynamics365:exchange-rate-search",
            "netsuite:allocation",
            "netsuite:invoice",
            "netsuite:journal",
            "netsuite:time-bills",
            "kantata:acknowledgement",
            "kantata:assignments",
            "kantata:employee-search",
            "kantata:employees",
            "kantata:entry-return",
            "kantata:expenses",
            "kantata:milestones",
            "kantata:progress",
            "kantata:project-billing",
            "kantata:space-milestone",
            "kantata:ticket",
            "kantata:time-entries",
            "netsuite:accounting-period",
            "netsuite:cost-center-rows",
            "netsuite:cost-center-search",
            "netsuite:employee-rows",
            "netsuite:employee-search",
            "netsuite:exchange-rate-rows",
            "netsuite:exchange-rate-search",
            "netsuite:invoice-feed-search",
            "netsuite:invoice-row",
            "netsuite:payment-search",
            "netsuite:period-search",
            "netsuite:time-rows",
            "netsuite:time-search",
            "salesforce:party-key");

    @Test
    void i4FreshSystemsAnswerAndLookAsTheShippedMappingsNeedThem() {
        Doctor doctor = doctor();
        assertThat(problems.sorted()).isEmpty();
        assertThat(doctor.boundSystems()).containsExactly("kantata", "netsuite", "salesforce");
        assertThat(doctor.boundSystems()).allSatisfy(system -> {
            SystemDiagnosis found = doctor.examine(system);
            assertThat(found.problem()).isEmpty();
            assertThat(found.drift()).isEmpty();
            assertThat(found.uncaptured()).isSubsetOf(PUT_TOGETHER);
            assertThat(found.clockSkew().abs()).isLessThan(Duration.ofSeconds(3));
            assertThat(found.isWell()).isTrue();
        });
    }

    @Test
    void i4CapturingTheSimulatorsGivesTheShippedSchemas() {
        Doctor doctor = doctor();
        for (String system : List.of("dynamics365", "kantata", "netsuite", "salesforce")) {
            Map<String, String> captured = doctor.capture(system);
            assertThat(captured)
                    .isNotEmpty()
                    .allSatisfy((path, text) -> assertThat(PUT_TOGETHER.contains(type(path)) ? "" : undated(text))
                            .as(path)
                            .isEqualTo(
                                    PUT_TOGETHER.contains(type(path))
                                            ? ""
                                            : undated(Layers.over()
                                                    .find(path)
                                                    .orElseThrow()
                                                    .text())));
        }
    }

    /** {@code mappings/<system>/<object>.schema.json} as {@code <system>:<object>}. */
    private static String type(String path) {
        return path.replaceFirst("^mappings/", "")
                .replaceFirst("\\.schema\\.json$", "")
                .replace('/', ':');
    }

    @Test
    void i4EveryFieldThatAShippedMappingReadsOrWritesIsInACapturedSchema() {
        VendorSchemas schemas = VendorSchemas.load(Layers.over(), problems);
        MappingCatalog catalog = MappingCatalog.load(Layers.over(), List.of(), problems);
        List<String> unknown = new ArrayList<>();
        catalog.uses().stream()
                .filter(use ->
                        !use.type().startsWith("canonical:") && !use.path().startsWith("$"))
                .filter(use -> !OF_THE_BOARD.matcher(use.type()).find())
                .filter(use -> !PUT_TOGETHER.contains(use.type()))
                .filter(use -> schemas.of(use.type())
                        .filter(known -> known.knows(use.path()))
                        .isEmpty())
                .forEach(use -> unknown.add(use.type() + " " + use.path() + " " + use.rule()));
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salesforce|Opportunity|Project_Status__c|rename-value|Ready to start|Ready to go|VALUE_RENAMED|crm-opportunity-link|"
                        + LINK,
                "salesforce|Opportunity|Project_Status__c|remove-value|Stopped||VALUE_GONE|crm-opportunity-unlink|mappings/salesforce/unlink.from-canonical.yaml",
                "salesforce|Opportunity|Project_Code__c|rename-field||Project_Number__c|FIELD_RENAMED|crm-opportunity-link|"
                        + LINK,
                "salesforce|Opportunity|PSA_Project_Id__c|remove-field|||FIELD_GONE|crm-opportunity-unlink|" + LINK,
                "salesforce|Opportunity|PO_Number__c|remove-field|||FIELD_GONE|crm-opportunity-read|" + DEAL,
                "salesforce|Account|PO_Required__c|rename-field||Needs_PO__c|FIELD_RENAMED|crm-opportunity-read|"
                        + DEAL,
                "salesforce|OpportunityLineItem|Role__c|remove-field|||FIELD_GONE|crm-opportunity-read|" + DEAL,
                "salesforce|Opportunity|Project_Code__c|change-length||20|SHORTER|crm-opportunity-status|" + LINK,
                "salesforce|Opportunity|ERP_Project_Id__c|change-type||double|TYPE_CHANGED|crm-opportunity-link|"
                        + LINK,
                "salesforce|Opportunity|Billing_Status__c|require|||NEWLY_REQUIRED|crm-opportunity-link|" + LINK,
                "netsuite|job|jobBillingType|remove-value|3||VALUE_GONE|erp-project-create|mappings/netsuite/project.from-canonical.yaml",
                "netsuite|job|jobPrice|remove-field|||FIELD_GONE|erp-project-create|mappings/netsuite/project.from-canonical.yaml",
                "netsuite|salesOrder|item.taxCode|remove-field|||FIELD_GONE|erp-contract-create|mappings/netsuite/contract.from-canonical.yaml",
                "kantata|workspace_resources|role_id|remove-value|4003||VALUE_GONE|psa-staffing-request|mappings/kantata/staffing-place.from-canonical.yaml"
            })
    void i4AChangeIsNamedWithItsRulesAndWithWhatMustWait(
            String system,
            String object,
            String field,
            String change,
            String from,
            String to,
            Kind kind,
            String operation,
            String rule) {
        change(system, object, field, change, from, to);
        SystemDiagnosis found = doctor().examine(system);
        assertThat(found.isWell()).isFalse();
        assertThat(found.drift())
                .filteredOn(one -> one.finding().kind() == kind)
                .isNotEmpty()
                .allSatisfy(one -> {
                    assertThat(one.finding().object()).isEqualTo(object);
                    assertThat(one.operations()).contains(operation);
                    assertThat(one.workflows()).containsKey("opportunity-to-project");
                    assertThat(one.finding().rules()).anyMatch(place -> place.startsWith(rule + ":"));
                    assertThat(one.finding().probably())
                            .isEqualTo(to == null || kind == Kind.SHORTER || kind == Kind.TYPE_CHANGED ? "" : to);
                    assertThat(one.finding().todo()).isNotBlank();
                });
        assertThat(found.drift())
                .filteredOn(one -> one.finding().stops())
                .extracting(one -> one.finding().kind())
                .containsOnly(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Opportunity|Service_Line__c|add-value||security",
                "Opportunity|Service_Line__c|rename-value|strategy|strategy-work",
                "Opportunity|Project_Code__c|change-length||60",
                "Opportunity|Project_Code__c|change-type||textarea"
            })
    void i4AChangeThatBreaksNoWriteStopsNothing(String object, String field, String change, String from, String to) {
        change("salesforce", object, field, change, from, to);
        SystemDiagnosis found = doctor().examine("salesforce");
        assertThat(found.isWell()).isTrue();
        assertThat(found.drift()).noneMatch(one -> one.finding().stops());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salesforce|Opportunity|Project_Template__c|remove-field||",
                "salesforce|Opportunity|Project_Template__c|change-type||double",
                "salesforce|Opportunity|StageName|rename-value|Prospecting|First contact",
                "netsuite|job|timeApproval|remove-field||",
                "netsuite|invoice|memo|remove-field||"
            })
    void i4WhatNothingUsesMayChange(String system, String object, String field, String change, String from, String to) {
        change(system, object, field, change, from, to);
        assertThat(doctor().examine(system).drift()).isEmpty();
    }

    @Test
    void i4ASystemThatDoesNotAnswerIsTold() {
        Doctor doctor = Throughline.builder()
                .layers(Layers.over())
                .accounts(systems -> simulated(systems).withOverride("netsuite", "http://127.0.0.1:9"))
                .environment(SimulatorAccounts.environment(Map.of()))
                .doctor(problems);
        SystemDiagnosis found = doctor.examine("netsuite");
        assertThat(found.isWell()).isFalse();
        assertThat(found.problem()).startsWith("CON-");
    }

    private Doctor doctor() {
        return Throughline.builder()
                .layers(Layers.over())
                .accounts(this::simulated)
                .environment(SimulatorAccounts.environment(Map.of()))
                .doctor(problems);
    }

    private Systems simulated(Systems systems) {
        return SimulatorAccounts.replacing(simulators.urls()).apply(systems);
    }

    private void change(String system, String object, String field, String change, String from, String to) {
        new SimulatorControl(simulators.url(system))
                .change(Map.of(
                        "object", object,
                        "field", field,
                        "change", change,
                        "from", from == null ? "" : from,
                        "to", to == null ? "" : to));
    }

    private static Object undated(String text) {
        Map<String, Object> schema = Json.readObject(text);
        Json.asObject(schema.get("x-captured")).remove("on");
        return schema;
    }
}

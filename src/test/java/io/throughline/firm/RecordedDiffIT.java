package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.BundleFiles;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.Main;
import io.throughline.runner.archive.LedgerArchive;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.home.RunnerAddress;
import io.throughline.runner.home.RunnerPlace;
import io.throughline.runner.server.BearerToken;
import io.throughline.runner.server.RunnerServer;
import io.throughline.runner.server.RunnerState;
import io.throughline.runner.standalone.LedgerSource;
import io.throughline.runner.story.LedgerTransactions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a changed bundle would have done with deals that were carried out against the simulators: {@code throughline diff}. */
class RecordedDiffIT {

    private static final String LOST = "Lost Answer Ltd";
    private static final String UNLUCKY = "Unlucky Inc";
    private static final String TAX_CODES = "mappings/lookups/netsuite-tax-codes.csv";
    private static final String CONTRACT = "mappings/netsuite/contract.from-canonical.yaml";
    private static final String PROJECT = "mappings/netsuite/project.from-canonical.yaml";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Deals of every country, one whose answer was lost, one that was undone, two that are held. */
    @BeforeAll
    static void carryOut() throws Exception {
        DataFolder data = DataFolder.at(shared.resolve("data"));
        try (SimulatedFirm firm = SimulatedFirm.on(shared, LedgerSettings.file(data.ledger()))) {
            firm.system("netsuite")
                    .faults(List.of(
                            fault("customer-upsert", 1, "lose-answer", LOST),
                            fault("job-upsert", 10_000, "http:400", UNLUCKY)));
            firm.win(Map.of("count", 8, "regions", List.of("us", "ca", "de", "gb", "fr", "in", "jp", "au")));
            firm.win(Map.of("count", 1, "regions", List.of("gb"), "account", Map.of("Name", LOST)));
            firm.win(Map.of("count", 1, "regions", List.of("us"), "account", Map.of("Name", UNLUCKY)));
            firm.win(Map.of(
                    "count",
                    1,
                    "regions",
                    List.of("de"),
                    "fields",
                    Map.of("Service_Line__c", "training", "Billing_Method__c", "retainer"),
                    "account",
                    Map.of("Name", "Elbtal Logistik GmbH")));
            firm.open().atRest(11);
        }
    }

    private static Map<String, Object> fault(String operation, int count, String fault, String match) {
        return Map.of(
                "operation",
                operation,
                "nth",
                1,
                "count",
                count,
                "fault",
                fault,
                "when",
                "before-commit",
                "match",
                match);
    }

    @Test
    void i4theSameFilesMakeNoDifferenceAndGiveWhatWasRecorded() throws IOException {
        assertThat(diff()).as(said()).isZero();

        assertThat(Json.asList(Json.at(json(), "differences"))).isEmpty();
        assertThat(Json.at(json(), "transactions.compared")).isEqualTo(Json.at(json(), "transactions.equal"));
        assertThat(Json.asList(Json.at(json(), "notReplayed"))).as(said()).isEmpty();
        assertThat(Json.asObject(Json.at(json(), "atStake"))).isEmpty();
    }

    @Test
    void i4aChangedTaxCodeIsNamedOnEveryLineOfTheContractWithTheRowsThatDecided() throws IOException {
        change(TAX_CODES, text -> text.replace("standard,VAT-DE,de", "standard,VAT-DE-19,de"));

        assertThat(diff()).isOne();

        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row).containsEntry("record", "netsuite:contract").containsEntry("region", "de");
            assertThat(row.get("field").toString()).matches("item\\.items\\[[^\\]]+\\]\\.taxCode");
            assertThat(row).containsEntry("old", "VAT-DE").containsEntry("new", "VAT-DE-19");
            assertThat(Json.textAt(row, "oldRule.lookups.0")).startsWith(TAX_CODES + ":2");
            assertThat(Json.textAt(row, "newRule.lookups.0")).startsWith(TAX_CODES + ":2");
            assertThat(Json.textAt(row, "newRule.at")).startsWith(CONTRACT + ":");
        });
        assertThat(Json.asObject(Json.at(json(), "atStake"))).containsOnlyKeys("EUR");
        assertThat(Json.at(json(), "transactions.different")).isEqualTo(1);
    }

    @Test
    void i4anotherRoundingOfAnAmountIsCountedInItsCurrencyAndComparedWithTheLimit() throws IOException {
        change(
                PROJECT,
                text -> text.replace(
                        "jobPrice: { number: terms.amount.value,",
                        "jobPrice: { number: terms.amount.value, times: 1.0001, digits: 0, round: up,"));

        assertThat(diff()).as(said()).isOne();

        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row).containsEntry("record", "netsuite:project").containsEntry("field", "jobPrice");
            assertThat(row.get("currency").toString()).hasSize(3);
            assertThat(new java.math.BigDecimal(row.get("difference").toString()))
                    .isPositive();
        });
        assertThat(diff("--region", "de", "--fail-above", "1000")).isZero();
        assertThat(diff("--region", "de", "--fail-above", "0.01")).isOne();
    }

    @Test
    void i4aRemovedFieldIsListedAsGone() throws IOException {
        change(PROJECT, text -> text.replaceAll("(?m)^  comments: .*\n", ""));

        assertThat(diff()).isOne();

        assertThat(rows()).hasSizeGreaterThanOrEqualTo(8).allSatisfy(row -> {
            assertThat(row).containsEntry("field", "comments").containsEntry("new", null);
            assertThat(row.get("old")).isNotNull();
            assertThat(Json.textAt(row, "newRule.at")).isEmpty();
        });
    }

    @Test
    void i4aDealThatWouldBeHeldNowIsADifferenceOfItsOwnAndPutsItsAmountAtStake() throws IOException {
        change("config/regions/de.yaml", text -> text.replace("above: \"400000\"", "above: \"1\""));

        assertThat(diff()).isOne();

        assertThat(rows())
                .as(said())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("kind", "new hold")
                        .containsEntry("step", "terms")
                        .containsEntry("region", "de"));
        assertThat(Json.asObject(Json.at(json(), "atStake"))).containsOnlyKeys("EUR");
    }

    @Test
    void i4aDealThatWouldNotBeHeldAnyMoreIsOneToo() throws IOException {
        change(
                "config/regions/emea.yaml",
                text -> text.replace(
                        "  training:\n",
                        "  training:\n    retainer: { template: advisory-hourly, kantata: \"12001\" }\n"));

        assertThat(diff()).isOne();

        assertThat(rows())
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("kind", "hold gone").containsEntry("new", null));
    }

    @Test
    void i4anotherItemForAProductIsListedWithBothRows() throws IOException {
        change("mappings/lookups/netsuite-items.csv", text -> text.replaceAll("(?m)(_[a-z-]+)$", "$1-2027"));

        assertThat(diff()).isOne();

        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("field").toString()).endsWith("item.externalId");
            assertThat(row).containsEntry("new", row.get("old") + "-2027");
            assertThat(Json.textAt(row, "oldRule.lookups.0")).startsWith("mappings/lookups/netsuite-items.csv:");
        });
    }

    @Test
    void i4aStepThatTheWorkflowDoesNotHaveAnyMoreIsADifference() throws IOException {
        change(
                "routes/workflows/opportunity-to-project.yaml",
                text -> text.replace("        - to: \"step:budget?call=psa-budget-set\"\n", ""));

        assertThat(diff()).isOne();

        assertThat(rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("kind", "workflow")
                        .containsEntry("record", "step")
                        .containsEntry("step", "budget")
                        .containsEntry("old", "psa-budget-set at kantata"));
    }

    @Test
    void i4aTableForPeopleNamesDealFieldAndRuleAndHidesWhoItIs() throws IOException {
        change(
                "mappings/netsuite/customer.from-canonical.yaml",
                text -> text.replace(
                        "companyName: { from: $variable.party.name, required: true, text: { cut: 83 } }",
                        "companyName: { from: $variable.party.name, required: true, text: { cut: 3 } }"));

        assertThat(run("current", files().toString(), "--on", "recorded")).isOne();

        assertThat(said())
                .contains("netsuite:customer")
                .contains("companyName")
                .contains("(hidden, 3 characters)")
                .contains("decided by mappings/netsuite/customer.from-canonical.yaml:")
                .doesNotContain(LOST);
        assertThat(run("current", files().toString(), "--on", "recorded", "--show-hidden"))
                .isOne();
        assertThat(said()).contains(LOST);
    }

    @Test
    void i4whatWasErasedIsCountedByReasonAndTheRestIsComparedAllTheSame() throws Exception {
        Path data = copied();
        execute(data, "update tl_raw_answer set body = null where step_id = 'erp-project' and status = 200");
        change(PROJECT, text -> text.replaceAll("(?m)^  comments: .*\n", ""));

        assertThat(run(data, "current", files().toString(), "--on", "recorded", "--json"))
                .isOne();

        assertThat(rows()).isNotEmpty().allSatisfy(row -> assertThat(row).containsEntry("field", "comments"));
        assertThat(Json.asList(Json.at(json(), "notReplayed")))
                .isNotEmpty()
                .allSatisfy(gap -> assertThat(Json.textAt(gap, "reason")).contains("erased"));
    }

    @Test
    void i4whereNothingCanBeReplayedNothingIsProven() throws Exception {
        Path data = copied();
        execute(data, "delete from tl_raw_answer");
        Files.createDirectories(files());

        assertThat(run(data, "current", files().toString(), "--on", "recorded")).isEqualTo(3);

        assertThat(err.toString()).contains("MAP-1158");
        assertThat(said()).contains("no answer to this call was recorded");
    }

    @Test
    void i4aRunnerThatHasTheLedgerOpenIsAskedForTheRecords() throws Exception {
        change(TAX_CODES, text -> text.replace("standard,VAT-DE,de", "standard,VAT-DE-19,de"));
        diff();
        String direct = said();
        DataFolder data = DataFolder.at(shared.resolve("data"));
        BearerToken token = BearerToken.random();
        try (RunnerPlace place = data.occupy().orElseThrow();
                Ledger ledger = LedgerSource.embedded(data).open();
                RunnerServer server = RunnerServer.start(
                        0,
                        token,
                        new RunnerServer.Views(
                                new LedgerTransactions(ledger),
                                null,
                                new LedgerArchive(
                                        ledger, BundleFiles.of(Layers.over()).hash())),
                        new Idle())) {
            data.runnerFile().write(new RunnerAddress(1, server.url(), token.value()));

            assertThat(diff()).isOne();
        } finally {
            data.runnerFile().remove();
        }
        assertThat(said()).isEqualTo(direct);
    }

    @Test
    void i4aPastContractExplainsItsValuesFromTheAnswersAndFilesOfThen() throws Exception {
        String id = contractOfGermany();

        assertThat(command(shared.resolve("data"), "explain", id, "contract"))
                .as(err.toString())
                .isZero();

        assertThat(said())
                .contains("explained with the files it ran with")
                .contains("taxCode = \"VAT-DE\"")
                .contains("the row of netsuite-tax-codes for 'standard': 'VAT-DE', for de (" + TAX_CODES + ":")
                .contains(
                        "customer.id came from id of netsuite:customer (mappings/netsuite/customer.to-canonical.yaml:")
                .contains("terms.tax.treatment came from D47 ")
                .doesNotContain("Not known for certain");
    }

    @Test
    void i4anExplanationHidesWhoItIsUnlessAsked() throws Exception {
        String id = contractOfGermany();
        List<String> customer = List.of("explain", id, "customer", "--field", "companyName");

        command(shared.resolve("data"), customer.toArray(String[]::new));
        assertThat(said()).contains("companyName = \"(hidden, ");
        command(
                shared.resolve("data"),
                Stream.concat(customer.stream(), Stream.of("--show-hidden", "--json"))
                        .toArray(String[]::new));

        assertThat(Json.textAt(json(), "steps.0.records.0.fields.0.value"))
                .isNotEmpty()
                .doesNotContain("hidden");
        assertThat(Json.at(json(), "ownBundle")).isEqualTo(true);
    }

    @Test
    void i4whatWasErasedOrNeverWasIsSaidPlainly() throws Exception {
        Path data = copied();
        String id = contractOfGermany();
        execute(data, "update tl_raw_answer set body = null where step_id = 'opportunity'");

        assertThat(command(data, "explain", id, "opportunity")).isZero();
        assertThat(said())
                .contains("As recorded, with no mapping that tells how it was made")
                .contains("Not known for certain")
                .contains("step opportunity: an answer was erased");

        assertThat(command(data, "explain", id, "payroll")).isOne();
        assertThat(command(data, "explain", id, "--field", "payroll")).isOne();
        assertThat(command(data, "explain", "nobody")).isOne();
        assertThat(err.toString()).contains("RUN-2302").contains("RUN-2303").contains("RUN-1004");
    }

    /** The completed transaction of a German deal. */
    private String contractOfGermany() {
        command(shared.resolve("data"), "transactions", "--json");
        return Json.asList(json()).stream()
                .filter(one -> "de".equals(Json.textAt(one, "region")) && "COMPLETED".equals(Json.textAt(one, "state")))
                .filter(one -> "opportunity-to-project".equals(Json.textAt(one, "workflow")))
                .map(one -> Json.textAt(one, "id"))
                .findFirst()
                .orElseThrow();
    }

    private int command(Path data, String... arguments) {
        out.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private record Idle() implements RunnerState {

        @Override
        public boolean isHealthy() {
            return true;
        }

        @Override
        public List<String> runningRoutes() {
            return List.of();
        }
    }

    private Path copied() throws IOException {
        Path ledger = Files.createDirectories(folder.resolve("copy/ledger"));
        Files.copy(shared.resolve("data/ledger/ledger.mv.db"), ledger.resolve("ledger.mv.db"));
        return folder.resolve("copy");
    }

    private static void execute(Path data, String sql) throws Exception {
        LedgerSettings settings = LedgerSettings.file(data.resolve("ledger/ledger"));
        try (Connection connection = DriverManager.getConnection(settings.url(), "sa", "")) {
            assertThat(connection.createStatement().executeUpdate(sql)).isPositive();
        }
    }

    @Test
    void i4theSameQuestionGetsTheSameAnswer() throws IOException {
        change(TAX_CODES, text -> text.replace("standard,", "standard ,x").replace("zero-rated", "zero"));
        diff();
        String first = said();
        out.getBuffer().setLength(0);
        diff();
        assertThat(said()).isEqualTo(first);
    }

    @Test
    void i4filesWithProblemsAreRefusedWithFileAndLine() throws IOException {
        change(PROJECT, text -> text.replace("lookup: netsuite-currencies", "lookup: netsuite-curencies"));

        assertThat(diff()).isEqualTo(3);

        assertThat(err.toString()).contains(PROJECT + ":");
    }

    @Test
    void i4whatIsNoBundleIsWrong() {
        assertThat(run("current", "nowhere", "--on", "recorded")).isEqualTo(3);
        assertThat(err.toString()).contains("MAP-1153");
        assertThat(run("current")).isEqualTo(2);
    }

    private Path files() {
        return folder.resolve("changed");
    }

    private void change(String path, UnaryOperator<String> edit) throws IOException {
        String before = Files.readString(Path.of(path));
        String after = edit.apply(before);
        assertThat(after).as("the edit changes something").isNotEqualTo(before);
        Path file = files().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, after);
    }

    /** The stored bundle against the changed files, as JSON. */
    private int diff(String... more) throws IOException {
        Files.createDirectories(files());
        List<String> arguments = new ArrayList<>(List.of("current", files().toString(), "--on", "recorded", "--json"));
        arguments.addAll(Arrays.asList(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return run(shared.resolve("data"), arguments);
    }

    private int run(Path data, String... arguments) {
        List<String> all = new ArrayList<>(List.of("diff"));
        all.addAll(Arrays.asList(arguments));
        return command(data, all.toArray(String[]::new));
    }

    private String said() {
        return out.toString();
    }

    private Object json() {
        return Json.read(out.toString());
    }

    private List<Map<String, Object>> rows() {
        return Json.asList(Json.at(json(), "differences")).stream()
                .map(Json::asObject)
                .toList();
    }
}

package io.throughline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import io.throughline.workflow.UndoRule;
import io.throughline.workflow.UndoStyle;
import io.throughline.workflow.UndoWay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapabilitiesTest {

    private static final String FILE = "routes/connectors/netsuite/netsuite.capability.yaml";
    private static final String HEAD = """
            system: netsuite
            role: erp
            marker: { style: digits, maxLength: 18 }
            projectCode: { maxLength: 8, pattern: "[A-Z0-9-]+" }
            operations:
            """;

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    @Test
    void whoPostsSaysHowItBooks() throws IOException {
        routes("netsuite-time-post", "netsuite-time-find");
        String post = """
                  erp-time-post: { safety: natural, settle: 25s, keyRetention: unlimited, probe: netsuite-time-find }
                """;
        load(post);
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("CAP-1022");

        Capabilities capabilities = load(post + """
                facts: { postsOn: later-run, correction: edit, quantity: "h:mm", recomputes: true, intercompany: erp, recognition: us,
                  costOnLedger: project-group, voidTakes: line, taxRounding: document }
                """);
        assertThat(capabilities.facts("netsuite"))
                .contains(new ErpFacts(
                        ErpFacts.PostsOn.LATER_RUN,
                        ErpFacts.Correction.EDIT,
                        ErpFacts.Quantity.HOURS_MINUTES,
                        true,
                        ErpFacts.Maker.ERP,
                        ErpFacts.Maker.US,
                        ErpFacts.CostOnLedger.PROJECT_GROUP,
                        ErpFacts.VoidTakes.LINE,
                        ErpFacts.TaxRounding.DOCUMENT));
        assertThat(capabilities.facts("dynamics365")).isEmpty();
    }

    @Test
    void noFactIsAssumedAndNoneIsMadeUp() throws IOException {
        routes("netsuite-time-post", "netsuite-time-find");
        load("""
                  erp-time-post: { safety: natural, settle: 25s, keyRetention: unlimited, probe: netsuite-time-find }
                facts: { postsOn: tomorrow, correction: edit, quantity: furlongs, recomputes: true, intercompany: erp, recognition: us,
                  costOnLedger: none, voidTakes: line }
                """);
        assertThat(problems.sorted())
                .extracting(Problem::message)
                .anySatisfy(text -> assertThat(text).contains("taxRounding"))
                .anySatisfy(text -> assertThat(text).contains("write, later-run"))
                .anySatisfy(text -> assertThat(text).contains("furlongs"));
    }

    @Test
    void readsAWholeContract() throws IOException {
        routes("netsuite-customer-confirm", "netsuite-customer-find");
        Capabilities capabilities = load("""
                  erp-customer-confirm:
                    safety: natural
                    subject: "customer:{opportunity.account.id}:{terms.legalEntity}"
                    shared: true
                    settle: 25s
                    keyRetention: 24h
                    probe: netsuite-customer-find
                    result: customer
                    crosswalk: customer
                """);
        assertThat(problems.sorted()).isEmpty();
        assertThat(capabilities.operation("erp-customer-confirm", "netsuite"))
                .contains(new OperationContract(
                        "erp-customer-confirm",
                        "netsuite",
                        "netsuite-customer-confirm",
                        Safety.NATURAL,
                        Optional.of("customer:{opportunity.account.id}:{terms.legalEntity}"),
                        true,
                        Duration.ofSeconds(25),
                        Optional.of("netsuite-customer-find"),
                        Optional.of("customer"),
                        Optional.of("customer"),
                        Optional.of(Duration.ofHours(24)),
                        Optional.empty()));
        assertThat(capabilities.operation("erp-customer-confirm", "dynamics365"))
                .isEmpty();
        SystemConfig account =
                TestSystems.named("netsuite-eu", TestSystems.system("netsuite", "http://127.0.0.1:1", "{}"));
        assertThat(capabilities.operation("erp-customer-confirm", account))
                .get()
                .returns("netsuite-eu", OperationContract::system);
        assertThat(capabilities.marker("netsuite")).isEqualTo(MarkerStyle.DIGITS);
        assertThat(capabilities.projectCode("netsuite").fits("DE01-A")).isTrue();
        assertThat(capabilities.projectCode("netsuite").fits("DE01-ABCD")).isFalse();
        assertThat(capabilities.projectCode("netsuite").fits("de")).isFalse();
    }

    @Test
    void operationsOfRulesBelongToNoVendor() throws IOException {
        write("routes/operations/rules-commercial-terms.yaml", "x");
        write(
                "routes/operations/operations.capability.yaml",
                "role: rules\noperations:\n  rules-commercial-terms: { safety: read, result: terms }\n");
        Capabilities capabilities = Capabilities.load(Layers.only(folder), problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(capabilities.operation("rules-commercial-terms", "rules"))
                .get()
                .returns("rules-commercial-terms", OperationContract::route)
                .returns("rules", OperationContract::system);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "settle missing                | { safety: natural, keyRetention: unlimited, probe: netsuite-x-find } | CFG-1010",
                "key retention missing         | { safety: keyed, settle: 25s, probe: netsuite-x-find } | CAP-1010",
                "no key at all                 | { safety: keyed, settle: 25s, keyRetention: none, probe: netsuite-x-find } | CAP-1018",
                "key retention of no length    | { safety: keyed, settle: 25s, keyRetention: long, probe: netsuite-x-find } | CFG-1011",
                "undo of a read                | { safety: read, undo: { style: close } } | CAP-1011",
                "undo without style            | { safety: natural, settle: 25s, keyRetention: unlimited, probe: netsuite-x-find, undo: { reads: erp-y-state } } | CFG-1010",
                "undo of no style              | { safety: natural, settle: 25s, keyRetention: unlimited, probe: netsuite-x-find, undo: { style: forget } } | CFG-1011",
                "a read without states         | { safety: natural, settle: 25s, keyRetention: unlimited, probe: netsuite-x-find, undo: { style: close, reads: erp-y-state } } | CAP-1012",
                "states that nobody reads      | { safety: natural, settle: 25s, keyRetention: unlimited, probe: netsuite-x-find, undo: { style: close, states: { open: undone } } } | CAP-1012",
                "a read that tells no state    | { safety: natural, settle: 25s, keyRetention: unlimited, probe: netsuite-x-find, undo: { style: close, reads: erp-y-state, states: { open: undone } } } | CAP-1016",
                "write without probe           | { safety: look-up, settle: 25s } | CAP-1003",
                "probe of a read               | { safety: read, probe: netsuite-x-find } | CAP-1004",
                "shared without subject        | { safety: natural, settle: 25s, probe: netsuite-x-find, shared: true } | CAP-1005",
                "route not there               | { safety: read, route: netsuite-nothing } | CAP-1007",
                "route out of the folder       | { safety: read, route: ../x } | CAP-1007",
                "probe route not there         | { safety: natural, settle: 25s, probe: netsuite-nothing } | CAP-1007",
                "not offered, but more is said | { instead: nothing, result: x } | CAP-1021",
                "safety missing                | { result: x } | CFG-1010",
                "unknown safety                | { safety: surely } | CFG-1011",
                "unknown key                   | { safety: read, reslt: x } | CFG-1012",
                "no time                       | { safety: natural, settle: soon, probe: netsuite-x-find } | CFG-1011",
            })
    void brokenPromiseIsAProblemWithItsLine(String what, String operation, String code) throws IOException {
        routes("netsuite-x-make", "netsuite-x-find");
        Capabilities capabilities = load("  erp-x-make: " + operation + "\n");
        assertThat(problems.sorted()).extracting(Problem::code).contains(code);
        assertThat(problems.sorted()).allSatisfy(problem -> {
            assertThat(problem.position().file()).isEqualTo(FILE);
            assertThat(problem.position().line()).isEqualTo(6);
        });
        assertThat(capabilities.operation("erp-x-make", "netsuite")).isEmpty();
    }

    private static final String INVOICE = """
              erp-invoice-state: { safety: read, answers: [ draft, posted, paid, gone ] }
              erp-invoice-credit: { safety: look-up, settle: 25s, keyRetention: unlimited, probe: netsuite-credit-find, undo: { style: reverse } }
              erp-invoice-delete:
                safety: natural
                settle: 25s
                keyRetention: unlimited
                probe: netsuite-invoice-find
                undo:
                  style: delete
                  reads: erp-invoice-state
                  states:
                    draft: { style: delete }
                    posted: { style: reverse, call: erp-invoice-credit }
                    paid: { never: The customer has paid. }
                    gone: undone
            """;

    private List<String> codesOf(String invoice) throws IOException {
        routes(
                "netsuite-invoice-state",
                "netsuite-invoice-credit",
                "netsuite-credit-find",
                "netsuite-invoice-delete",
                "netsuite-invoice-find");
        load(invoice);
        assertThat(problems.sorted())
                .allSatisfy(problem -> assertThat(problem.position().line()).isGreaterThan(5));
        return problems.sorted().stream().map(Problem::code).toList();
    }

    @Test
    void g10AnUndoSaysWhatItDoesInEachStateOfTheRecord() throws IOException {
        assertThat(codesOf(INVOICE)).isEmpty();
        UndoRule undo = load(INVOICE)
                .operation("erp-invoice-delete", "netsuite")
                .flatMap(OperationContract::undo)
                .orElseThrow();
        assertThat(undo.reads()).contains("erp-invoice-state");
        assertThat(undo.in("draft")).contains(new UndoWay.By(UndoStyle.DELETE, Optional.empty()));
        assertThat(undo.in("posted")).contains(new UndoWay.By(UndoStyle.REVERSE, Optional.of("erp-invoice-credit")));
        assertThat(undo.in("paid")).contains(new UndoWay.Never("The customer has paid."));
        assertThat(undo.in("gone")).contains(new UndoWay.Already());
        assertThat(undo.in("cancelled")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "an unknown operation   | call: erp-invoice-credit | call: erp-invoice-forget | CAP-1014",
                "one that is no undo    | call: erp-invoice-credit | call: erp-invoice-state | CAP-1014",
                "another style          | style: reverse, call | style: void, call | CAP-1019",
                "its own style differs  | draft: { style: delete } | draft: { style: close } | CAP-1019",
                "undone and beyond      | never: The | style: delete, never: The | CAP-1015",
                "a state forgotten      | gone: undone | '' | CAP-1017",
                "a state never answered | gone: undone | 'gone: undone, void: undone' | CAP-1017",
                "a state that says nothing | gone: undone | gone: perhaps | CAP-1013",
            })
    void g10AnUndoThatContradictsItselfIsAProblemWithItsLine(String what, String from, String to, String code)
            throws IOException {
        String line = to.replace(", ", what.startsWith("a state never") ? "\n        " : ", ");
        String changed = INVOICE.replace(from, line);
        assertThat(changed).isNotEqualTo(INVOICE);
        assertThat(codesOf(changed)).as(what).contains(code);
    }

    @Test
    void aConnectorOfTwoRolesServesBothWithOneRoute() throws IOException {
        routes("netsuite-task-create", "netsuite-task-find");
        write(FILE, """
                system: netsuite
                roles: [psa, delivery]
                operations:
                  psa-task-create: { safety: look-up, settle: 25s, keyRetention: unlimited, probe: netsuite-task-find }
                  delivery-task-create: { safety: look-up, settle: 25s, keyRetention: unlimited, probe: netsuite-task-find }
                """);
        Capabilities capabilities = Capabilities.load(Layers.only(folder), problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(List.of("psa-task-create", "delivery-task-create"))
                .allSatisfy(name -> assertThat(capabilities.operation(name, "netsuite"))
                        .get()
                        .returns("netsuite-task-create", OperationContract::route));
    }

    @Test
    void whatAVendorCannotDoIsSaidAndNotOffered() throws IOException {
        routes("netsuite-budget-set", "netsuite-budget-find");
        Capabilities capabilities = load("""
                  erp-budget-set: { safety: natural, settle: 25s, keyRetention: unlimited, probe: netsuite-budget-find, instead: kept as a note }
                  erp-rate-write: { instead: rates go on the lines }
                """);
        assertThat(problems.sorted()).isEmpty();
        assertThat(capabilities.operations("netsuite")).containsOnlyKeys("erp-budget-set");
        assertThat(capabilities.instead("netsuite"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("erp-budget-set", "kept as a note", "erp-rate-write", "rates go on the lines"));
    }

    @ParameterizedTest
    @CsvSource({"'', CAP-1020", "'role: erp\nroles: [psa]', CAP-1020"})
    void aFileSaysItsRolesOnce(String roles, String code) throws IOException {
        write(FILE, "system: netsuite\n" + roles.replace("\\n", "\n") + "\noperations: {}\n");
        Capabilities.load(Layers.only(folder), problems);
        assertThat(problems.sorted()).extracting(Problem::code).contains(code);
    }

    @Test
    void blindOperationNeedsNoProbe() throws IOException {
        routes("netsuite-mail-send");
        assertThat(load("  erp-mail-send: { safety: blind, settle: 25s, keyRetention: none }\n")
                        .operation("erp-mail-send", "netsuite"))
                .isPresent();
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void allProblemsAreToldAtOnce() throws IOException {
        load("""
                  erp-a-make: { safety: natural }
                  psa-b-make: { safety: read }
                  erp-c-make:
                """);
        assertThat(problems.sorted())
                .extracting(Problem::code)
                .contains("CFG-1010", "CAP-1003", "CAP-1007", "CAP-1002", "CAP-1001");
    }

    @Test
    void markerMustFitItsField() throws IOException {
        write(FILE, "system: netsuite\nrole: erp\nmarker: { style: text, maxLength: 20 }\noperations: {}\n");
        Capabilities.load(Layers.only(folder), problems);
        assertThat(problems.sorted()).extracting(Problem::code).contains("CAP-1008");
    }

    @Test
    void settleMustBeLongerThanACall() throws IOException {
        routes("netsuite-x-make", "netsuite-x-find");
        Capabilities capabilities =
                load("  erp-x-make: { safety: natural, settle: 20s, keyRetention: 1d, probe: netsuite-x-find }\n");
        SystemConfig system = TestSystems.system("netsuite", "http://127.0.0.1:1", "{}");
        capabilities.checkTimes(TestSystems.of(TestSystems.withTimeout(system, Duration.ofSeconds(19), 1)), problems);
        assertThat(problems.sorted()).isEmpty();
        capabilities.checkTimes(TestSystems.of(TestSystems.withTimeout(system, Duration.ofSeconds(20), 1)), problems);
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("CAP-1006");
    }

    private Capabilities load(String operations) throws IOException {
        write(FILE, HEAD + operations);
        return Capabilities.load(Layers.only(folder), problems);
    }

    private void routes(String... names) throws IOException {
        for (String name : List.of(names)) {
            write("routes/connectors/netsuite/" + name + ".yaml", "x");
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

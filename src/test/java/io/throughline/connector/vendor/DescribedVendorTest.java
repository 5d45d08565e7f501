package io.throughline.connector.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.config.Systems;
import io.throughline.connector.vendor.Paging.Next;
import io.throughline.workflow.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribedVendorTest {

    private static final String ACCOUNT = """
            connector: helpdesk
            url: https://help.example.com
            credentials: env:HELPDESK
            network: public
            queue: delivery
            """;

    private static final String API = """
            settings: [queue]
            authentication: { bearer: token }
            headers: { X-Client: throughline }
            error: { code: error.code, message: error.text, field: error.at }
            answers:
              - { status: 429, means: wait, for: 7s }
              - { status: 422, code: taken, means: unknown }
              - { status: 422, says: "Already There", means: unknown }
              - { status: 404, means: pause }
            """;

    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    private Vendor vendor(String api) throws IOException {
        write("config/systems/helpdesk.yaml", ACCOUNT);
        write("config/connectors/helpdesk.yaml", api);
        return Systems.load(Layers.only(folder), problems)
                .find("helpdesk")
                .map(Vendors::of)
                .orElse(null);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Optional<Verdict> refined(Vendor vendor, int status, String body) {
        return vendor.refine(status, vendor.readError(Json.read(body)));
    }

    @Test
    void meansWhatItsFileSaysInTheOrderOfItsRows() throws IOException {
        Vendor helpdesk = vendor(API);

        assertThat(refined(helpdesk, 429, "{}")).contains(Verdict.wait(Duration.ofSeconds(7)));
        assertThat(refined(helpdesk, 422, "{\"error\":{\"code\":\"taken\"}}"))
                .map(Verdict::outcome)
                .contains(Outcome.UNKNOWN);
        assertThat(refined(helpdesk, 422, "{\"error\":{\"text\":\"it is ALREADY there\"}}"))
                .map(Verdict::outcome)
                .contains(Outcome.UNKNOWN);
        assertThat(refined(helpdesk, 422, "{\"error\":{\"code\":\"other\"}}")).isEmpty();
        assertThat(refined(helpdesk, 404, "[]")).contains(Verdict.PAUSE);
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void readsCodeWordsAndFieldOfARefusalAtTheirPlaces() throws IOException {
        VendorError error =
                vendor(API).readError(Json.read("{\"error\":{\"code\":17,\"text\":\"no\",\"at\":\"title\"}}"));

        assertThat(error).isEqualTo(new VendorError("17", List.of("title"), "no"));
    }

    @Test
    void countsPagesUntilAShortOne() throws IOException {
        Paging paging = vendor(
                        API + "paging: { records: data.rows, query: { p: \"1\", n: \"2\" }, number: p, size: n }\n")
                .paging();

        Object full = Json.read("{\"data\":{\"rows\":[1,2]}}");
        Object last = Json.read("{\"data\":{\"rows\":[3]}}");
        assertThat(paging.records(full)).hasSize(2);
        assertThat(paging.next(full, paging.first())).contains(new Next(Optional.empty(), Map.of("p", "2", "n", "2")));
        assertThat(paging.next(last, Map.of("p", "2", "n", "2"))).isEmpty();
    }

    @Test
    void followsTheAddressOfTheNextPageButNotToAnotherHost() throws IOException {
        Paging paging =
                vendor(API + "paging: { records: rows, next: links.next }\n").paging();

        assertThat(paging.next(
                        Json.read(
                                "{\"rows\":[1],\"links\":{\"next\":\"https://elsewhere.example.com/v1/rows?after=a%20b\"}}"),
                        Map.of()))
                .contains(new Next(Optional.of("/v1/rows"), Map.of("after", "a b")));
        assertThat(paging.next(Json.read("{\"rows\":[1],\"links\":{\"next\":null}}"), Map.of()))
                .isEmpty();
    }

    @Test
    void everyMistakeOfTheFileIsToldWithItsLine() throws IOException {
        vendor("""
                authentication: { basic: user }
                answers:
                  - { status: 99, means: wait }
                  - { status: 500, means: perhaps }
                paging: { records: rows, number: page }
                colour: red
                """);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .anyMatch(told -> told.contains("helpdesk.yaml:1") && told.contains("basic"))
                .anyMatch(told -> told.contains("SYS-1020") && told.contains("helpdesk.yaml:3"))
                .anyMatch(told -> told.contains("helpdesk.yaml:4") && told.contains("CFG-1011"))
                .anyMatch(told -> told.contains("SYS-1021") && told.contains("helpdesk.yaml:5"))
                .anyMatch(told -> told.contains("helpdesk.yaml:6") && told.contains("colour"));
    }

    @Test
    void anAccountOfAConnectorThatNobodyDescribesIsRefused() throws IOException {
        write("config/systems/helpdesk.yaml", ACCOUNT);
        Systems.load(Layers.only(folder), problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .anyMatch(told -> told.contains("SYS-1001") && told.contains("config/connectors/helpdesk.yaml"));
    }
}

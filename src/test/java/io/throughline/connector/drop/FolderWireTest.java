package io.throughline.connector.drop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import io.throughline.config.ApiDescription;
import io.throughline.config.CredentialSource;
import io.throughline.config.FileForm;
import io.throughline.config.Network;
import io.throughline.config.SystemConfig;
import io.throughline.connector.http.Deadline;
import io.throughline.connector.http.WireAnswer;
import io.throughline.connector.http.WireException;
import io.throughline.connector.http.WireRequest;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to a folder of CSV files, on real files. */
class FolderWireTest {

    private static final Charset ENCODING = Charset.forName("windows-1252");
    private static final String HEAD = "entry;day;hours;text\r\n";
    private static final Runnable NOTHING = () -> {};

    @TempDir
    private Path place;

    private Path root;
    private FolderWire wire;

    @BeforeEach
    void share() throws Exception {
        root = Files.createDirectories(place.resolve("share"));
        for (String folder : List.of("out", "in", "done")) {
            Files.createDirectory(root.resolve(folder));
        }
        wire = wire(Duration.ZERO);
    }

    private FolderWire wire(Duration quiet) {
        FileForm form = new FileForm(
                ENCODING,
                ';',
                ',',
                Optional.of("dd.MM.yyyy"),
                quiet,
                Set.of("out"),
                Map.of("in", "done"),
                List.of("entry", "hours"),
                Set.of("hours"),
                Set.of("day"));
        ApiDescription api = new ApiDescription(
                "legacy",
                List.of(),
                "",
                Map.of(),
                new ApiDescription.ErrorPlaces("", "", ""),
                List.of(),
                Optional.empty(),
                Optional.of(form));
        SystemConfig system = new SystemConfig(
                "legacy",
                "legacy",
                root.toUri(),
                CredentialSource.known("{}"),
                Network.LOOPBACK,
                Duration.ofSeconds(5),
                1,
                Map.of(),
                Optional.of(api),
                Map.of());
        return FolderWire.of(system, system.folder().orElseThrow(), Clock.systemUTC());
    }

    private void leave(String name, String text) throws Exception {
        Files.write(root.resolve("out").resolve(name), text.getBytes(ENCODING));
    }

    private Map<String, Object> page(Map<String, Object> feed) throws Exception {
        WireAnswer answer = send("POST", "/out?names=time-*.csv", feed);
        assertThat(answer.status()).isEqualTo(200);
        return Json.asObject(Json.read(answer.body()));
    }

    private WireAnswer send(String method, String target, Object body) throws Exception {
        WireRequest request = new WireRequest(
                method,
                URI.create("folder://legacy" + target),
                Map.of(),
                Json.write(body).getBytes(UTF_8));
        return wire.send(request, Network.LOOPBACK, Deadline.in(Duration.ofSeconds(5)), NOTHING);
    }

    private static Map<String, Object> first(int size) {
        return Map.of("since", "2020-01-01T00:00:00Z", "page", size);
    }

    private static List<Map<String, Object>> rows(Map<String, Object> page) {
        return Json.asList(page.get("rows")).stream().map(Json::asObject).toList();
    }

    @Test
    void s35EachBadRowIsToldWithFileAndLineAndTheGoodOnesAreRead() throws Exception {
        leave(
                "time-1.csv",
                HEAD
                        + "1;01.03.2026;7,50;Müller\r\n2;31.02.2026;1;x\r\n3;01.03.2026;viel;x\r\n4;01.03.2026;1\r\n;01.03.2026;1;x\r\n6;;-2;\r\n");
        leave("time-2.csv", "entry;day\r\n1;01.03.2026\r\n");
        leave("time-3.csv", "");
        leave("other.csv", HEAD + "9;;9;\r\n");

        List<Map<String, Object>> rows = rows(page(first(100)));

        assertThat(rows)
                .extracting(row -> row.get("file") + ":" + row.get("line"))
                .containsExactlyInAnyOrder(
                        "time-1.csv:2",
                        "time-1.csv:3",
                        "time-1.csv:4",
                        "time-1.csv:5",
                        "time-1.csv:6",
                        "time-1.csv:7",
                        "time-2.csv:1",
                        "time-3.csv:1");
        assertThat(rows)
                .filteredOn(row -> row.containsKey("cells"))
                .extracting(row -> row.get("cells"))
                .containsExactlyInAnyOrder(
                        Map.of("entry", "1", "day", "2026-03-01", "hours", "7.50", "text", "Müller"),
                        Map.of("entry", "6", "day", "", "hours", "-2", "text", ""));
        assertThat(rows)
                .filteredOn(row -> row.containsKey("problem"))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.get("problem").toString())
                        .contains(row.get("file").toString())
                        .doesNotContain("viel"));
    }

    @Test
    void i14PagesGoOnWithinAFileAndAreReadAgainIfItChanged() throws Exception {
        leave("time-1.csv", HEAD + "1;;1;\r\n2;;2;\r\n3;;3;\r\n");
        Map<String, Object> one = page(first(2));
        assertThat(rows(one)).hasSize(2);
        assertThat(one).containsEntry("more", true);

        Map<String, Object> two = page(Map.of("position", one.get("next"), "page", 2));
        assertThat(rows(two)).extracting(row -> Json.textAt(row, "cells.entry")).containsExactly("3");
        assertThat(two).containsEntry("more", false);

        leave("time-1.csv", HEAD + "1;;9;\r\n");
        Map<String, Object> changed = page(Map.of("position", one.get("next"), "page", 2));
        assertThat(rows(changed))
                .extracting(row -> Json.textAt(row, "cells.hours"))
                .containsExactly("9");
        assertThat(page(Map.of("position", changed.get("next"))).get("rows")).isEqualTo(List.of());
    }

    @Test
    void i14AFileThatIsGoneBeforeItWasReadToItsEndIsNoSilentLoss() throws Exception {
        leave("time-1.csv", HEAD + "1;;1;\r\n2;;2;\r\n");
        Map<String, Object> half = page(first(1));
        Map<String, Object> whole = page(Map.of("position", half.get("next")));
        Files.delete(root.resolve("out/time-1.csv"));

        assertThat(page(Map.of("position", half.get("next")))).containsEntry("expired", true);
        assertThat(page(Map.of("position", whole.get("next")))).doesNotContainKey("expired");
    }

    @Test
    void aFileThatMayStillBeWrittenWaits() throws Exception {
        wire = wire(Duration.ofHours(1));
        leave("time-1.csv", HEAD + "1;;1;\r\n");
        assertThat(page(first(10))).containsEntry("rows", List.of()).containsEntry("more", false);
    }

    @Test
    void s24NamesAndLinksReachNothingOutsideTheFolder() throws Exception {
        Path secret = Files.writeString(place.resolve("secret.csv"), HEAD + "1;;1;secret\r\n");
        Files.createSymbolicLink(root.resolve("out/time-link.csv"), secret);
        Files.writeString(root.resolve("out/time-ä b.csv"), HEAD + "1;;1;x\r\n");

        List<Map<String, Object>> rows = rows(page(first(10)));

        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row).containsKey("problem"));
        assertThat(Json.write(rows)).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/in/..%2Fx.csv",
                "/in/.hidden",
                "/in/a..b.csv",
                "/in/%00.csv",
                "/out/x.csv",
                "/elsewhere/x.csv",
                "/in/C:x.csv"
            })
    void s24AnOddNameIsRefusedAndNothingIsWritten(String target) throws Exception {
        assertThat(send("PUT", target, rowsOf(Map.of("key", "k"))).status()).isBetween(400, 404);
        try (var all = Files.walk(place)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void s24AFolderThatIsALinkIsRefused() throws Exception {
        Files.delete(root.resolve("in"));
        Path elsewhere = Files.createDirectory(place.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("in"), elsewhere);
        assertThat(send("PUT", "/in/x.csv", rowsOf(Map.of("key", "k"))).status())
                .isEqualTo(403);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void s26FormulasAreInertInOurFilesAndComeBackAsTheyWere() throws Exception {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", "=1+1");
        row.put("hours", "-7.5");
        row.put("text", "@SUM(A1)");
        row.put("quote", "'=x");
        send("PUT", "/in/time-1.csv", rowsOf(row));

        assertThat(Files.readString(root.resolve("in/time-1.csv"), ENCODING)
                        .lines()
                        .skip(1))
                .containsExactly("'=1+1;-7,5;'@SUM(A1);''=x");
        List<Map<String, Object>> found = rows(Json.asObject(
                Json.read(send("GET", "/in?names=time-*.csv", null).body())));
        assertThat(found.get(0)).containsEntry("cells", row);
    }

    @Test
    void g5AFileIsLeftOnceAlsoAfterItWasTaken() throws Exception {
        assertThat(send("PUT", "/in/time-1.csv", rowsOf(Map.of("key", "a"))).status())
                .isEqualTo(201);
        assertThat(send("PUT", "/in/time-1.csv", rowsOf(Map.of("key", "b"))).status())
                .isEqualTo(412);
        Files.move(root.resolve("in/time-1.csv"), root.resolve("done/time-1.csv"));
        assertThat(send("PUT", "/in/time-1.csv", rowsOf(Map.of("key", "b"))).status())
                .isEqualTo(412);

        assertThat(Files.readString(root.resolve("done/time-1.csv"))).isEqualTo("key\r\na\r\n");
        assertThat(root.resolve("in")).isEmptyDirectory();
    }

    @Test
    void aCellThatTheEncodingCannotHoldIsRefusedAndNamed() throws Exception {
        WireAnswer refused = send("PUT", "/in/x.csv", rowsOf(Map.of("key", "a"), Map.of("key", "株")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Json.textAt(Json.read(refused.body()), "error.field")).isEqualTo("rows[1].key");
        assertThat(root.resolve("in")).isEmptyDirectory();
    }

    @Test
    void r08BeforeTheFileAppearsNothingIsDoneAndTheSystemSeesNoPart() throws Exception {
        List<Path> seen = new ArrayList<>();
        WireRequest request = new WireRequest(
                "PUT", URI.create("folder://legacy/in/x.csv"), Map.of(), Json.writeBytes(rowsOf(Map.of("key", "a"))));
        assertThatThrownBy(() -> wire.send(request, Network.LOOPBACK, Deadline.in(Duration.ofSeconds(5)), () -> {
                    try (var all = Files.newDirectoryStream(root.resolve("in"), "*.csv")) {
                        all.forEach(seen::add);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    throw new IllegalStateException("the lease is over");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(seen).isEmpty();
        assertThat(root.resolve("in")).isEmptyDirectory();
    }

    @Test
    void aShareThatIsNotMountedIsNotAnEmptyOne() throws Exception {
        Files.delete(root.resolve("out"));
        assertThatThrownBy(() -> page(first(10)))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.kind()).isEqualTo(WireException.Kind.NOT_SENT));
    }

    @SafeVarargs
    private static Map<String, Object> rowsOf(Map<String, Object>... rows) {
        return Map.of("rows", List.of((Object[]) rows));
    }
}

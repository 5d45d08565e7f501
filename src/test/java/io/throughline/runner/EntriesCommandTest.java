package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.entries.BatchKey;
import io.throughline.ledger.entries.Decided;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.EntryState;
import io.throughline.ledger.entries.Gathering;
import io.throughline.ledger.entries.LineOutcome;
import io.throughline.ledger.entries.LineState;
import io.throughline.ledger.entries.NewLine;
import io.throughline.ledger.entries.PostingLine;
import io.throughline.runner.entries.LedgerEntries;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.home.RunnerAddress;
import io.throughline.runner.home.RunnerPlace;
import io.throughline.runner.server.BearerToken;
import io.throughline.runner.server.ClosedDesk;
import io.throughline.runner.server.RunnerServer;
import io.throughline.runner.server.RunnerState;
import io.throughline.runner.standalone.LedgerSource;
import io.throughline.runner.story.LedgerTransactions;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntriesCommandTest {

    private static final Gathering MANY = new Gathering(500, Duration.ofHours(1));

    @TempDir
    private Path data;

    private final Terminal terminal = new Terminal();
    private DataFolder folder;

    @BeforeEach
    void make() throws IOException {
        folder = DataFolder.at(data);
    }

    @Test
    void i6TheReportTellsSumsHoldsWithTheirRuleAndMoneyAndThatItAddsUp() {
        try (Ledger ledger = open()) {
            month(ledger.entries());
        }

        assertThat(run()).isZero();

        assertThat(terminal.out().lines().map(String::strip))
                .contains(
                        "LEGAL ENTITY  CURRENCY  STATE             LINES  WORKED H  BILLED H    BILLED  NOT CHARGED",
                        "de01          EUR       posted                3      7.00      7.00  1,400.00         0.00",
                        "de01          EUR       waits in a batch      1      1.33      1.33    266.67         0.00")
                .contains(
                        "finance  D25 Every billed entry matches a rate; no match is never a zero        2  1,600.00 EUR, 1 of unknown worth")
                .contains("D20 Hours fit the calendar of the day        1")
                .contains("Waiting for approval: 1 time entries")
                .contains("Completeness: 5 approved = 1 posted + 2 held + 1 returned + 1 open. It adds up.");
        assertThat(terminal.out()).doesNotContainIgnoringCase("cost");
    }

    @Test
    void d59CostsAreToldOnlyToWhoAsksForThem() {
        try (Ledger ledger = open()) {
            month(ledger.entries());
        }

        assertThat(run("--json")).isZero();
        assertThat(terminal.out()).doesNotContainIgnoringCase("cost");
        Terminal story = new Terminal();
        assertThat(story.run("entries", "1", "--data", data.toString())).isZero();
        assertThat(story.out()).doesNotContainIgnoringCase("cost");
        Terminal all = new Terminal();
        assertThat(all.run("entries", "--json", "--show-cost", "--data", data.toString()))
                .isZero();
        assertThat(Json.textAt(Json.read(all.out()), "totals.0.cost")).isEqualTo("700.00");
    }

    @Test
    void i6TheStoryOfAnEntryTellsEveryRulingAndEveryLineWithItsDocumentAndWhatTookItBack() {
        try (Ledger ledger = open()) {
            month(ledger.entries());
        }

        assertThat(run("1", "--system", "kantata")).isZero();

        assertThat(terminal.out())
                .contains("time-entry 1 of kantata: posted")
                .contains("D23      The rate of the work date. (rate 200.00, workedOn 2026-03-30)")
                .contains("kx-1-1 posted: 8.00 h billed, 1,600.00 EUR")
                .contains("batch ", "ERP document JRN-kx-1-1; rules D23")
                .contains("taken back by kx-1-2", "takes back kx-1-1");
        assertThat(run("nobody")).isEqualTo(1);
        assertThat(terminal.err()).contains("RUN-2451");
    }

    @Test
    void i6AskedThroughTheRunnerThatHasTheLedgerOpenItTellsTheSame() throws Exception {
        BearerToken token = BearerToken.random();
        Terminal direct = new Terminal();
        try (Ledger ledger = open()) {
            month(ledger.entries());
        }
        assertThat(direct.run("entries", "--data", data.toString())).isZero();

        try (RunnerPlace place = folder.occupy().orElseThrow();
                Ledger ledger = open();
                RunnerServer server = RunnerServer.start(
                        0,
                        token,
                        new RunnerServer.Views(
                                new LedgerTransactions(ledger), new ClosedDesk(), null, new LedgerEntries(ledger)),
                        new Idle())) {
            folder.runnerFile().write(new RunnerAddress(1, server.url(), token.value()));
            assertThat(run()).isZero();
            Terminal story = new Terminal();
            assertThat(story.run("entries", "a b/ü", "--data", data.toString())).isZero();
            assertThat(story.out()).contains("time-entry a b/ü of kantata: on hold");
            HttpRequest stranger = HttpRequest.newBuilder(server.url().resolve("/runner/entries/report"))
                    .header("Authorization", "Bearer of another token")
                    .build();
            HttpResponse<String> refused = HttpClient.newHttpClient().send(stranger, BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).isEmpty();
        }
        assertThat(terminal.out()).isEqualTo(direct.out());
    }

    @Test
    void i6WhatIsApprovedAndNowhereIsToldAsWhatDoesNotAddUp() {
        try (Ledger ledger = open()) {
            ledger.entries().store(List.of(decided("9", 0)), MANY);
        }

        assertThat(run()).isEqualTo(1);

        assertThat(terminal.out()).contains("1 that do not add up", "1 decided without any line");
        assertThat(terminal.err()).contains("RUN-2452");
    }

    @Test
    void i6EveryLineAndEveryEntryThatIsStoppedIsInTheCsvFileWithRulesAndDocumentAndSumsOfTheReport() throws Exception {
        try (Ledger ledger = open()) {
            month(ledger.entries());
        }
        Path file = data.resolve("march.csv");
        Files.writeString(file, "older");

        assertThat(run("--csv", file.toString())).isZero();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + 4 + 4).doesNotHaveDuplicates();
        assertThat(lines.get(0)).startsWith("key,system,kind,entry,").doesNotContain("cost");
        assertThat(lines)
                .contains(
                        "kx-1-2,kantata,time-entry,1,de01,P-1,2026-03,EUR,2026-03-30,-8.0000,-8.0000,-28800,-28800,-1600.00,,posted,D23 D16,JRN-kx-1-2,id-kx-1-2,"
                                + batchOf(lines) + ",kx-1-1,,,,")
                .anyMatch(line -> line.startsWith("kx-2-1,kantata,time-entry,'=2,"))
                .anyMatch(line -> line.startsWith(",kantata,time-entry,3,")
                        && line.contains(",held,D25,")
                        && line.contains("finance,1600.00,EUR"));
        BigDecimal billed = lines.stream()
                .filter(line -> line.contains(",posted,"))
                .map(line -> new BigDecimal(line.split(",")[13]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(billed).isEqualByComparingTo("1400.00");
        assertThat(data.toFile().list()).noneMatch(name -> name.endsWith(".tmp"));
    }

    private static String batchOf(List<String> lines) {
        return lines.get(1).split(",")[19];
    }

    @Test
    void i6AFileThatCannotBeWrittenIsToldAndLeavesNothingBehind() {
        open().close();

        assertThat(run("--csv", data.resolve("nowhere/march.csv").toString())).isEqualTo(1);
        assertThat(terminal.err()).contains("RUN-2450").contains("nowhere");
    }

    @Test
    void i6WatchingEndsWhenNothingIsOpenOrWithOneWhenTimeIsUp() {
        try (Ledger ledger = open()) {
            month(ledger.entries());
        }

        assertThat(run("--watch", "0")).isEqualTo(1);
        assertThat(terminal.err()).contains("4 done, 1 open, 2 on hold, 1 returned, 1 wait for approval", "RUN-2453");

        try (Ledger ledger = open()) {
            ledger.entries()
                    .record(List.of(
                            new LineOutcome("kx-2-1", new PostingLine.Outcome(LineState.POSTED, "9", "JRN-9", null))));
        }
        Terminal done = new Terminal();
        assertThat(done.run("entries", "--watch", "60", "--data", data.toString()))
                .isZero();
        assertThat(done.err()).contains("5 done, 0 open");
    }

    private int run(String... more) {
        return terminal.run(Stream.concat(Stream.of("entries", "--data", data.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Ledger open() {
        return LedgerSource.embedded(folder).open();
    }

    /** One entry posted and corrected from 8 h to 7 h, one on its way, two held, one returned, one that waits. */
    private static void month(EntryLedger entries) {
        entries.store(List.of(decided("1", 0, line("1", 1, null, 28_800, "1600.00", "800.00"))), MANY);
        entries.store(
                List.of(decided(
                        "1",
                        1,
                        line("1", 2, "kx-1-1", -28_800, "-1600.00", "-800.00"),
                        line("1", 3, null, 25_200, "1400.00", "700.00"))),
                MANY);
        entries.record(Stream.of("kx-1-1", "kx-1-2", "kx-1-3")
                .map(key -> new LineOutcome(
                        key, new PostingLine.Outcome(LineState.POSTED, "id-" + key, "JRN-" + key, null)))
                .toList());
        entries.store(
                List.of(
                        decided("=2", 0, line("2", 1, null, 4_800, "266.67", "133.33")),
                        stopped("3", EntryState.HELD, "D25", Money.of("1600.00", "EUR")),
                        stopped("a b/ü", EntryState.HELD, "D25", null),
                        stopped("5", EntryState.RETURNED, "D20", null),
                        stopped("6", EntryState.WAITING, null, null)),
                MANY);
    }

    private static Decided decided(String id, int seen, NewLine... lines) {
        return new Decided(record(id, seen, EntryState.DECIDED, null, null), List.of(lines));
    }

    private static Decided stopped(String id, EntryState state, String rule, Money atRisk) {
        return new Decided(record(id, 0, state, rule, atRisk), List.of());
    }

    private static EntryRecord record(String id, int seen, EntryState state, String rule, Money atRisk) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("rate", "200.00");
        numbers.put("workedOn", "2026-03-30");
        numbers.put("costRate", "100.00");
        return new EntryRecord(
                new EntryKey("kantata", "time-entry", id),
                "v" + seen,
                seen,
                new EntryRecord.Place("de01", "P-1", LocalDate.parse("2026-03-30"), "17", 3600),
                new EntryRecord.Verdict(
                        state,
                        state == EntryState.HELD ? rule + "|de01|P-1" : null,
                        rule,
                        state == EntryState.HELD ? "finance" : null,
                        atRisk,
                        List.of(Map.of(
                                "rule", "D23",
                                "effect", "applied",
                                "says", "The rate of the work date.",
                                "numbers", numbers))),
                Map.of("id", id, "change", "changed", "state", "approved"),
                "t" + seen);
    }

    private static NewLine line(String id, int number, String reverses, long seconds, String bill, String cost) {
        String key = "kx-" + id + "-" + number;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("key", key);
        body.put("workedOn", "2026-03-30");
        body.put("workedSeconds", seconds);
        body.put("billedSeconds", seconds);
        body.put("bill", Money.of(bill, "EUR").plain());
        body.put("cost", Money.of(cost, "EUR").plain());
        body.put("rules", List.of("D23", "D16"));
        return new NewLine(
                key,
                reverses,
                new BatchKey("kantata", "time", "de01", "P-1", "2026-03", "EUR"),
                new NewLine.Amounts(seconds, seconds, new BigDecimal(cost), new BigDecimal(bill), BigDecimal.ZERO),
                body);
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
}

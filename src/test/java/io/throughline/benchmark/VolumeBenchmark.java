package io.throughline.benchmark;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.demo.Simulator;
import io.throughline.runner.load.ExpectedFile;
import io.throughline.runner.load.Load;
import io.throughline.runner.load.LoadComparison;
import io.throughline.runner.load.LoadOrder;
import io.throughline.runner.load.LoadPlan;
import io.throughline.runner.standalone.SimulatorAccounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A month of time and expenses from the Kantata simulator through rules and an H2 file into journals of the Dynamics 365 simulator, both in a process of their own, for
 * firms of growing size. A run counts only if ledger and journals equal the calculation of the load.
 *
 * <p>Arguments: {@code yes} or {@code no}, whether entries are acknowledged to Kantata, a call each; then the numbers of people, a run for each. About 145 entries a person.
 */
public final class VolumeBenchmark {

    private static final int BASE_PORT = 24_600;
    private static final String ERP = "dynamics365";

    private VolumeBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        for (int i = 1; i < arguments.length; i++) {
            month(Integer.parseInt(arguments[i]), arguments[0].equals("yes"));
        }
        System.exit(0);
    }

    private static void month(int people, boolean acknowledging) throws Exception {
        Path folder = Files.createTempDirectory("throughline-volume");
        Path files = files(folder, acknowledging);
        Process simulators = java(
                "2g",
                "io.throughline.runner.Main",
                "simulators",
                "--base-port",
                "" + BASE_PORT,
                "--data",
                folder + "/simulators");
        try {
            awaitLine(simulators, "ready");
            Path expected = folder.resolve("expected.csv");
            long entries = load(people, files, folder, expected);
            Process product = java(
                    "300m",
                    MeasuredVolume.class.getName(),
                    "" + folder,
                    "" + files,
                    "" + expected,
                    "" + BASE_PORT,
                    "" + entries);
            try (BufferedReader lines = product.inputReader()) {
                lines.lines()
                        .filter(line -> line.startsWith("="))
                        .forEach(line -> System.out.println("=" + people + " people: " + line.substring(1)));
            }
            List<String> differences = new LoadComparison(ExpectedFile.read(expected)).withErp(ERP, simulator(ERP));
            System.out.println("=" + people + " people: journals differ in " + differences.size() + " sums");
        } finally {
            simulators.destroy();
            simulators.waitFor();
        }
    }

    private static long load(int people, Path files, Path folder, Path expected) throws Exception {
        YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
        LoadPlan plan = new LoadPlan(
                new LoadOrder(people, month, 1, 1),
                LoadPlan.companies(Regions.load(Layers.over(files), new Problems()), ERP));
        Load load = new Load(plan, simulator("kantata"), ERP, simulator(ERP), Clock.systemUTC());
        ProcessFigures before = ProcessFigures.now();
        try (Ledger ledger = JdbcLedger.open(
                LedgerSettings.file(folder.resolve("ledger")),
                () -> UUID.randomUUID().toString())) {
            load.firm(ledger.references());
        }
        load.entries((done, total) -> {});
        ExpectedFile.write(expected, Load.expectation(plan, false).sums());
        long entries = load.entries();
        System.out.printf(
                "=%d people: %d entries loaded in %.1f s%n",
                people, entries, ProcessFigures.now().since(before).wallMillis() / 1000.0);
        return entries;
    }

    private static Simulator simulator(String system) {
        return new Simulator(
                HttpClient.newHttpClient(),
                URI.create(SimulatorAccounts.at(BASE_PORT).get(system)));
    }

    private static Path files(Path folder, boolean acknowledging) throws IOException {
        Path files = folder.resolve("files");
        Files.createDirectories(files.resolve("config/regions"));
        for (String area : List.of("amer", "emea", "apac")) {
            write(files, "config/regions/" + area + ".yaml", "erp: netsuite", "erp: " + ERP);
        }
        Files.writeString(files.resolve("config/posting.yaml"), "longest: 10s\nperiods: { back: 3, every: 1h }\n");
        if (!acknowledging) {
            Files.createDirectories(files.resolve("routes/workflows"));
            write(files, "routes/workflows/posting-to-erp.yaml", "[acknowledge]} == true", "[acknowledge]} == 'never'");
        }
        return files;
    }

    private static void write(Path files, String name, String from, String to) throws IOException {
        String shipped = Layers.over().find(name).orElseThrow().text();
        if (!shipped.contains(from)) {
            throw new IllegalStateException(name + " has no '" + from + "'");
        }
        Files.writeString(files.resolve(name), shipped.replace(from, to));
    }

    private static Process java(String heap, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        String jfr = System.getProperty("volume.jfr");
        if (jfr != null && main.endsWith("MeasuredVolume")) {
            command.add(1, "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + jfr);
        }
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void awaitLine(Process process, String beginning) throws IOException {
        BufferedReader lines = process.inputReader();
        String line = lines.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = lines.readLine();
        }
    }
}

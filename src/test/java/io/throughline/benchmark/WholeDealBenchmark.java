package io.throughline.benchmark;

import io.throughline.firm.SimulatorControl;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A whole deal through Throughline, on an H2 file or PostgreSQL, beside a plain Camel route and a bare Java program that make as many calls and read the same
 * answers. Each in a process of its own; measured is the second half of each run. The peers are answered from memory, Throughline by the simulators on the same
 * cores: compare CPU a deal, which is that of each process alone; Throughline's deals a second are a lower bound.
 *
 * <p>Arguments: database (h2, postgresql); deals in all; deals at once; latency of the peers' vendor in milliseconds.
 */
public final class WholeDealBenchmark {

    private static final int BASE_PORT = 24_400;

    private WholeDealBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("throughline-benchmark");
        Path file = folder.resolve("calls");
        int deals = Integer.parseInt(arguments[1]);
        product(arguments[0], deals, arguments[2], folder, file);
        List<RecordedCall> calls =
                Files.readAllLines(file).stream().map(RecordedCall::of).toList();
        String callsPerDeal = "" + calls.size() / deals;
        for (String peer : List.of("camel", "bare")) {
            try (RecordedAnswers vendor = new RecordedAnswers(calls, Duration.ofMillis(Long.parseLong(arguments[3])))) {
                run(
                        peer + ", " + callsPerDeal + " calls a deal",
                        MeasuredPeer.class,
                        peer,
                        "" + file,
                        callsPerDeal,
                        "" + deals / 2,
                        arguments[2],
                        vendor.url());
            }
        }
        System.exit(0);
    }

    private static void product(String database, int deals, String atOnce, Path folder, Path file) throws Exception {
        Process simulators = java(
                "io.throughline.runner.Main",
                "simulators",
                "--base-port",
                "" + BASE_PORT,
                "--data",
                folder + "/simulators");
        try {
            awaitLine(simulators, "ready");
            new SimulatorControl("http://127.0.0.1:" + BASE_PORT).post("/_simulator/win", Map.of("count", deals));
            run(
                    "Throughline, " + database,
                    MeasuredProduct.class,
                    "" + System.currentTimeMillis(),
                    database,
                    "" + deals,
                    atOnce,
                    "" + BASE_PORT,
                    "" + file);
        } finally {
            simulators.destroy();
            simulators.waitFor();
        }
    }

    private static void run(String name, Class<?> part, String... arguments) throws IOException {
        try (BufferedReader lines = java(part.getName(), arguments).inputReader()) {
            lines.lines()
                    .filter(line -> line.startsWith("="))
                    .forEach(line -> System.out.println("=" + name + ": " + line.substring(1)));
        }
    }

    private static Process java(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main));
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

package io.throughline.benchmark;

import io.throughline.firm.SimulatorControl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Start to first finished deal, memory, and CPU per deal, beside a plain Camel route that makes the same calls. Each part runs in a process of its own, against
 * simulators in another; compare CPU, not wall time.
 *
 * <p>Arguments: number of deals (default 200).
 */
public final class WonDealsBenchmark {

    private static final int BASE_PORT = 24_400;

    private WonDealsBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int deals = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        Path folder = Files.createTempDirectory("throughline-benchmark");
        Process simulators = java(
                "io.throughline.runner.Main",
                "simulators",
                "--base-port",
                "" + BASE_PORT,
                "--data",
                folder + "/simulators");
        try {
            awaitLine(simulators, "ready");
            SimulatorControl salesforce = new SimulatorControl("http://127.0.0.1:" + BASE_PORT);
            salesforce.post("/_simulator/win", Map.of("count", deals));
            run("throughline", MeasuredProduct.class, folder + "/ledger", "" + BASE_PORT, "" + deals);
            run("plain Camel", MeasuredPeer.class, "" + BASE_PORT, "" + deals);
        } finally {
            simulators.destroy();
        }
    }

    private static void run(String name, Class<?> part, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, "" + System.currentTimeMillis());
        Process process = java(part.getName(), command.toArray(String[]::new));
        try (BufferedReader lines = reader(process)) {
            lines.lines()
                    .filter(line -> line.startsWith("="))
                    .forEach(line -> System.out.println(name + ": " + line.substring(1)));
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
        BufferedReader lines = reader(process);
        String line = lines.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = lines.readLine();
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}

package io.throughline.runner.demo;

import io.throughline.runner.terminal.CommandFailure;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The simulators in a process of their own, on free ports. They end with this process, even if it is killed, because their input ends. */
public final class SimulatorProcess implements AutoCloseable {

    private static final String READY = "ready ";
    private static final String SHIPPED = SimulatorOptions.shipped(0, Path.of(""), Clock.systemUTC()).systems().stream()
            .map(SimulatedSystem::systemName)
            .sorted()
            .collect(Collectors.joining(","));

    private final Process process;
    private final Map<String, URI> urls;

    private SimulatorProcess(Process process, Map<String, URI> urls) {
        this.process = process;
        this.urls = urls;
    }

    /** Starts them with the class path and Java of this process. */
    public static SimulatorProcess start(Path data, long seed) throws IOException {
        Process process = new ProcessBuilder(command(data, seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroy();
            throw new CommandFailure(
                    "RUN-3001 the simulators did not start; run 'throughline simulators --base-port 0 --data %s' to see why."
                            .formatted(data));
        }
        return new SimulatorProcess(process, urls(line.substring(READY.length())));
    }

    private static List<String> command(Path data, long seed) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djdk.serialFilter=!*",
                "-cp",
                System.getProperty("java.class.path"),
                "io.throughline.runner.Main",
                "simulators",
                "--base-port=0",
                "--data=" + data,
                "--seed=" + seed,
                "--only=" + SHIPPED,
                "--end-with-input");
    }

    /** {@code salesforce=http://… netsuite=http://…} */
    private static Map<String, URI> urls(String ready) {
        Map<String, URI> urls = new LinkedHashMap<>();
        for (String system : ready.strip().split(" ")) {
            int cut = system.indexOf('=');
            urls.put(system.substring(0, cut), URI.create(system.substring(cut + 1)));
        }
        return urls;
    }

    /** Their addresses by system. */
    public Map<String, URI> urls() {
        return urls;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

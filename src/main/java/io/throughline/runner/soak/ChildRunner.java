package io.throughline.runner.soak;

import io.throughline.runner.home.DataFolder;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A runner in a process of its own that is killed, paused and started anew. It ends with this process, because its input ends. For one thread. */
final class ChildRunner implements AutoCloseable {

    private static final int STOP_SECONDS = 30;
    private static final int LOWEST_PORT = 15_000;
    private static final int HIGHEST_PORT = 30_000;
    private static final int LAST_LINES = 5;

    private final DataFolder folder;
    private final List<String> command;
    private final int port;
    private Process process;

    ChildRunner(SoakSettings settings, int number, Map<String, URI> systems) throws IOException {
        folder = DataFolder.at(settings.folder().resolve("runner-" + number));
        port = freePort();
        command = command(settings, systems);
    }

    private List<String> command(SoakSettings settings, Map<String, URI> systems) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djdk.serialFilter=!*",
                "-cp",
                System.getProperty("java.class.path"),
                "io.throughline.runner.Main",
                "run",
                "--profile=simulators",
                "--poll=1",
                "--end-with-input",
                "--port=" + port,
                "--data=" + folder.root(),
                "--lease=" + settings.lease().toSeconds(),
                "--call-timeout=" + settings.callTimeout().toSeconds()));
        systems.forEach((name, url) -> words.add("--system=" + name + "=" + url));
        if (settings.ledgerUrl() != null) {
            words.add("--ledger=" + settings.ledgerUrl());
        }
        return words;
    }

    /**
     * Below the ports that systems give to connections which they open themselves: one of those could be taken by the next connection to the
     * database before the runner binds it.
     */
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket probe = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
        throw new BindException("no port between %d and %d is free".formatted(LOWEST_PORT, HIGHEST_PORT));
    }

    DataFolder folder() {
        return folder;
    }

    /** Where it takes webhooks, whenever it is alive. */
    URI webhooks() {
        return URI.create("http://127.0.0.1:%d/intake/salesforce".formatted(port));
    }

    /** Starts it if it is not alive; does not wait until it works. */
    void start() throws IOException, InterruptedException {
        if (process != null && !process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** True as soon as it has told its address, or will never tell it. */
    Optional<Boolean> announcedOrEnded() throws IOException {
        boolean announced = folder.runnerFile().read().isPresent();
        return announced || !isAlive() ? Optional.of(true) : Optional.empty();
    }

    /** The end of what it printed, for the person who asks why it does not work. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private Path log() {
        return folder.root().resolve("runner.log");
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    }

    /** SIGTERM; returns at once. */
    void stop() {
        process.destroy();
    }

    /** SIGSTOP. */
    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT. */
    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}

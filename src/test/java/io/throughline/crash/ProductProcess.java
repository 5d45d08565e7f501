package io.throughline.crash;

import io.throughline.testkit.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One command of the product in a process of its own, as a user starts it. */
final class ProductProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    private ProductProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a command.
     *
     * @param folder gets the output of the process
     */
    static ProductProcess start(Path folder, String... arguments) throws IOException {
        return startMain(folder, io.throughline.runner.Main.class, arguments);
    }

    /**
     * Starts a command with files and secrets of its own.
     *
     * @param directory where its files lie, and where its output goes
     */
    static ProductProcess startIn(Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(directory, io.throughline.runner.Main.class, environment, arguments);
    }

    /** Starts a program of its own in the class path of the tests. */
    static ProductProcess startMain(Path folder, Class<?> main, String... arguments) throws IOException {
        return start(folder, main, null, arguments);
    }

    private static ProductProcess start(
            Path folder, Class<?> main, Map<String, String> environment, String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, main.getSimpleName(), ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        if (environment != null) {
            builder.directory(folder.toFile()).environment().putAll(environment);
        }
        return new ProductProcess(builder.start(), output);
    }

    /** Waits for a line that begins so; fails if the process ends before. */
    String awaitLine(String beginning) {
        return Facts.await(() -> {
            Optional<String> line =
                    output().lines().filter(text -> text.startsWith(beginning)).findFirst();
            if (line.isEmpty() && !process.isAlive()) {
                throw new AssertionError("the process ended with code " + process.exitValue() + ":\n" + output());
            }
            return line;
        });
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Waits for the end of the process; fails if it did not end well in time. */
    void awaitExit(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("the process did not end well within " + seconds + " s:\n" + output());
        }
    }

    /** Waits for the end of the process, however it ends; its exit code. */
    int awaitEnd(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not end within " + seconds + " s:\n" + output());
        }
        return process.exitValue();
    }

    /** Sends a signal by its name, such as {@code -STOP}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }

    /** SIGTERM; returns at once. */
    void term() {
        process.destroy();
    }

    /** {@code kill -9}: nothing is flushed, no hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}

package io.throughline.sabotage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Test classes run in a JVM of their own, in front of whose class path something may stand. */
final class TestRun {

    /** Far more than a slow machine needs; what hangs proves nothing. */
    private static final long MINUTES = 15;

    /** How a run ended. */
    enum End {
        PASSED,
        FAILED,
        DID_NOT_END
    }

    private TestRun() {}

    static End of(List<String> simpleNames, Path inFront, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dthroughline.simulation.seeds=60",
                "-cp",
                inFront + java.io.File.pathSeparator + SabotagedCode.classPath(),
                ListedTests.class.getName()));
        for (String name : simpleNames) {
            command.add(fullName(name));
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return End.DID_NOT_END;
        }
        return switch (process.exitValue()) {
            case ListedTests.ALL_PASSED -> End.PASSED;
            case ListedTests.ONE_FAILED -> End.FAILED;
            default ->
                throw new AssertionError(
                        "the tests %s could not be run: %s".formatted(simpleNames, Files.readString(log)));
        };
    }

    private static String fullName(String simpleName) throws IOException {
        Path root = Path.of("src/test/java");
        try (Stream<Path> sources = Files.walk(root)) {
            Path source = sources.filter(file -> file.endsWith(simpleName + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no test class " + simpleName));
            return root.relativize(source).toString().replace(".java", "").replaceAll("[/\\\\]", ".");
        }
    }
}

package io.throughline.runner.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.home.RunnerClient;
import io.throughline.testkit.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the jar alone, in a folder of its own, everything runs that the repository holds, and files in that folder win. */
class PackagedRunIT {

    /** Nothing listens there: the runner works and waits for its systems. */
    private static final String NOBODY = "1";

    @TempDir
    private Path folder;

    @Test
    void runsEveryRouteOfTheRepositoryAndStopsCleanlyWhenAsked() throws Exception {
        try (PackagedCommand runner = run()) {
            DataFolder data = ready(runner);

            assertThat(runningRoutes(data)).containsExactlyElementsOf(routeFiles());

            runner.terminate();
            runner.end(40);
            assertThat(data.runnerFile().path()).doesNotExist();
        }
    }

    @Test
    void compilesEveryMappingOfTheRepository() throws Exception {
        try (PackagedCommand validate = PackagedCommand.start(folder, "validate")) {
            assertThat(validate.end(60)).as(validate.err()).isZero();
            assertThat(validate.out())
                    .contains(routeFiles().size() + " routes", mappingFiles().size() + " mappings");
        }
    }

    @Test
    void refusesASecondRunnerOnTheSameFolderInOneSentence() throws Exception {
        try (PackagedCommand first = run()) {
            ready(first);
            try (PackagedCommand second = run()) {
                assertThat(second.end(60)).isEqualTo(1);
                assertThat(second.err())
                        .contains("RUN-1003", "runner ", "at http://127.0.0.1:")
                        .doesNotContain("\tat ");
                assertThat(second.out()).isEmpty();
            }
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    void prefersFilesOfTheWorkingDirectory() throws Exception {
        Path route =
                Files.createDirectories(folder.resolve("routes/operations")).resolve("rules-nothing.yaml");
        Files.writeString(route, "- route: { id: x");

        try (PackagedCommand validate = PackagedCommand.start(folder, "validate")) {
            assertThat(validate.end(60)).isEqualTo(1);
            assertThat(validate.out()).contains("routes/operations/rules-nothing.yaml:");
        }
    }

    private PackagedCommand run() throws IOException {
        return PackagedCommand.start(
                folder,
                "run",
                "--profile",
                "simulators",
                "--base-port",
                NOBODY,
                "--data",
                folder.resolve("data").toString());
    }

    private DataFolder ready(PackagedCommand runner) throws IOException {
        Facts.await(() -> isReady(runner) ? Optional.of(true) : Optional.empty());
        return DataFolder.at(folder.resolve("data"));
    }

    private static boolean isReady(PackagedCommand runner) {
        try {
            assertThat(runner.isAlive()).as(runner.err()).isTrue();
            return runner.out().matches("ready http://127\\.0\\.0\\.1:\\d+\\R");
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static List<String> runningRoutes(DataFolder data) throws Exception {
        RunnerClient client = new RunnerClient(data.runnerFile().read().orElseThrow());
        return Json.asList(client.get("/runner/routes").orElseThrow()).stream()
                .map(String::valueOf)
                .toList();
    }

    /** File name = route id. */
    private static List<String> routeFiles() throws IOException {
        return PackagedJar.sources("routes").stream()
                .filter(path -> path.endsWith(".yaml") && !path.endsWith(".capability.yaml"))
                .map(path -> path.replaceFirst("^.*/(.*)\\.yaml$", "$1"))
                .sorted()
                .toList();
    }

    private static List<String> mappingFiles() throws IOException {
        return PackagedJar.sources("mappings").stream()
                .filter(path -> path.endsWith(".yaml") && !path.endsWith(".examples.yaml"))
                .filter(path -> !path.startsWith("mappings/regions/"))
                .toList();
    }
}

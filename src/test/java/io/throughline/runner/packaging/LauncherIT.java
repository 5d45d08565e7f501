package io.throughline.runner.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a clone whose build is replaced by a script that only counts how often it was asked and hands over the jar that is there. */
class LauncherIT {

    @TempDir
    private Path folder;

    private Path clone;

    @BeforeEach
    void cloneRepository() throws IOException {
        clone = Files.createDirectories(folder.resolve("a clone"));
        for (String source : new String[] {"src/main", "routes", "mappings", "config"}) {
            Files.createDirectories(clone.resolve(source));
        }
        Files.writeString(clone.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of("throughline"), clone.resolve("throughline"));
        Path jar = PackagedJar.file();
        Files.writeString(
                clone.resolve("mvnw"),
                "echo built >>builds\ncp '%s' target/\nln -sfn '%s' target/lib\n"
                        .formatted(jar, jar.resolveSibling("lib")));
    }

    @Test
    void buildsWhatIsMissingAndRunsTheCommandFromAnyFolder() throws Exception {
        Ran ran = launch("--version");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("Throughline ");
        assertThat(ran.err()).startsWith("Building Throughline").containsOnlyOnce("\n");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainOnlyWhenSomethingChanged() throws Exception {
        launch("--version");
        assertThat(launch("--version").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);

        Path route = Files.writeString(clone.resolve("routes/new.yaml"), "");
        Files.setLastModifiedTime(route, FileTime.from(Instant.now().plusSeconds(5)));
        launch("--version");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void passesTheExitCodeAndTheArgumentsOn() throws Exception {
        Ran ran = launch("map", "no such file", "--mapping", "netsuite/customer.to-canonical");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("'no such file'");
    }

    @Test
    void worksThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("tl"), clone.resolve("throughline"));

        assertThat(launch(link, "--version").out()).startsWith("Throughline ");
    }

    @Test
    void saysWhatToDoIfTheBuildFails() throws Exception {
        Files.writeString(clone.resolve("mvnw"), "echo 'cannot compile'; exit 1");

        Ran ran = launch("--version");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("cannot compile", "throughline: the build failed");
        assertThat(clone.resolve("target/.building")).doesNotExist();
    }

    private record Ran(int exitCode, String out, String err) {}

    private Ran launch(String... arguments) throws Exception {
        return launch(clone.resolve("throughline"), arguments);
    }

    private Ran launch(Path launcher, String... arguments) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        String[] command = new String[arguments.length + 2];
        command[0] = "sh";
        command[1] = launcher.toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private long builds() throws IOException {
        return Files.readAllLines(clone.resolve("builds")).size();
    }
}

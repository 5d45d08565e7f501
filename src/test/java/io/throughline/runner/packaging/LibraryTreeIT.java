package io.throughline.runner.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A host that embeds the library gets these jars and no others. Who needs one more says so by a line in {@code library-tree.txt}; what only the runner,
 * the simulators or one database need is optional.
 */
class LibraryTreeIT {

    private static final Path RESOLVED = Path.of("target/runtime-tree.txt");
    private static final Path AGREED = Path.of("src/test/resources/runner/library-tree.txt");

    @Test
    void theLibraryBringsTheAgreedJarsAndNoOthers() throws IOException {
        assertThat(broughtToHosts()).containsExactlyElementsOf(Files.readAllLines(AGREED));
    }

    @Test
    void whatOnlyTheRunnerNeedsIsOptional() throws IOException {
        assertThat(Files.readString(RESOLVED))
                .contains("jetty-server", "picocli", "logback-classic", "com.h2database:h2");
        assertThat(broughtToHosts()).noneMatch(jar -> jar.matches(".*(jetty|picocli|logback|h2|postgresql|servlet).*"));
    }

    /** {@code group:artifact} of every jar that is not optional, sorted. */
    private static List<String> broughtToHosts() throws IOException {
        return Files.readAllLines(RESOLVED).stream()
                .map(String::strip)
                .filter(line -> line.matches("\\S+:jar:\\S+:(compile|runtime)\\b.*"))
                .filter(line -> !line.contains("(optional)"))
                .map(line -> line.replaceFirst("^([^:]+:[^:]+):.*$", "$1"))
                .sorted()
                .toList();
    }
}

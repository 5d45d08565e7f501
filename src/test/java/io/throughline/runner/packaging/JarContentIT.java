package io.throughline.runner.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarContentIT {

    @ParameterizedTest
    @ValueSource(strings = {"routes", "mappings", "config"})
    void packsEveryFileOfTheFolderUnderTheSameName(String folder) throws IOException {
        assertThat(PackagedJar.sources(folder)).isNotEmpty();
        assertThat(PackagedJar.entries().stream().filter(entry -> entry.startsWith(folder + "/")))
                .containsExactlyInAnyOrderElementsOf(PackagedJar.sources(folder));
    }

    @Test
    void bringsNoLoggingConfigurationToItsHost() throws IOException {
        assertThat(PackagedJar.entries())
                .noneMatch(entry ->
                        entry.matches("(?i).*(logback|log4j|logging|simplelogger).*\\.(xml|properties|groovy|ya?ml)"));
    }

    @Test
    void bringsNoClassesOfOthersAndNoTests() throws IOException {
        assertThat(PackagedJar.entries().stream().filter(entry -> entry.endsWith(".class")))
                .allMatch(entry -> entry.startsWith("io/throughline/"))
                .noneMatch(entry -> entry.matches(".*(Test|IT)\\.class"));
    }

    @Test
    void knowsItsVersion() throws IOException {
        try (JarFile jar = new JarFile(PackagedJar.file().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                    .isNotBlank();
        }
    }
}

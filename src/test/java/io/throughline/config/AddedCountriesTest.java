package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is true of a new country is a file of its own beside config/countries.yaml. */
class AddedCountriesTest {

    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    private Countries with(String... files) throws IOException {
        Path countries = Files.createDirectories(folder.resolve("config/countries"));
        for (int i = 0; i < files.length; i++) {
            Files.writeString(countries.resolve("file" + i + ".yaml"), files[i]);
        }
        return new CountriesReading(problems).of(Layers.over(folder));
    }

    @Test
    void i4aFileAddsGroupsAndShapesAndChangesOnlyWhatItNames() throws IOException {
        Countries countries = with("groups: { alps: [CH, LI] }\ntaxNumbers: { CH: \"CHE[0-9]{9}\", DE: \"X\" }\n");

        assertThat(problems.sorted()).isEmpty();
        assertThat(countries.groups()).containsEntry("alps", Set.of("CH", "LI")).containsKey("eu");
        assertThat(countries.hasShape("CH", "CHE-123.456.789")).contains(true);
        assertThat(countries.hasShape("DE", "DE123456789")).contains(false);
        assertThat(countries.hasShape("FR", "FR12345678901")).contains(true);
    }

    @Test
    void i4twoFilesThatSayTheSameAreRefusedWithBothPlaces() throws IOException {
        with("groups: { alps: [CH, LI] }\n", "groups: { alps: [CH, AT] }\n");

        assertThat(problems.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("CFG-1131");
            assertThat(problem.position().file()).isEqualTo("config/countries/file1.yaml");
            assertThat(problem.message()).contains("config/countries/file0.yaml:1");
        });
    }
}

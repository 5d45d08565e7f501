package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Systems that are a folder of files. */
class FolderSystemsTest {

    private static final String FORM = """
            files:
              encoding: windows-1252
              separator: ";"
              leaves: [ out ]
              takes: { in: done }
              needs: [ entry ]
            """;
    private static final String SYSTEM = "connector: old\nfolder: /srv/old\n";

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    @Test
    void aFolderNeedsNoAddressAndNoCredentials() throws IOException {
        SystemConfig system = load(FORM, SYSTEM).get("old");

        assertThat(problems.sorted()).isEmpty();
        assertThat(system.folder()).contains(Path.of("/srv/old"));
        FileForm form = system.api().orElseThrow().files().orElseThrow();
        assertThat(form.encoding()).hasToString("windows-1252");
        assertThat(form.separator()).isEqualTo(';');
        assertThat(form.decimal()).isEqualTo('.');
        assertThat(form.quiet()).isEqualTo(Duration.ofSeconds(10));
        assertThat(form.leaves()).isEqualTo(Set.of("out"));
        assertThat(form.takes()).isEqualTo(Map.of("in", "done"));
        assertThat(form.needs()).isEqualTo(List.of("entry"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[ out ] | [ ../out ] | SYS-1023",
                "in: done | in: /done | SYS-1023",
                "windows-1252 | windows-0 | SYS-1023",
                "separator: \";\" | separator: \"::\" | SYS-1023",
                "separator: \";\" | decimal: x | SYS-1023",
                "separator: \";\" | dateForm: nonsense | SYS-1023",
                "folder: /srv/old | folder: srv/old | SYS-1013",
                "folder: /srv/old | url: https://old.example | CFG-1010"
            })
    void s24WhatNamesAnotherPlaceOrNothingIsRefusedAtTheStart(String right, String wrong, String code)
            throws IOException {
        Systems systems = load(FORM.replace(right, wrong), SYSTEM.replace(right, wrong));

        assertThat(problems.sorted()).extracting(Problem::code).contains(code);
        assertThat(systems.all()).isNotNull();
    }

    @Test
    void itMovesToAnotherFolderOnlyAndByAWholePath() throws IOException {
        Systems systems = load(FORM, SYSTEM);

        assertThat(systems.withOverride("old", "/mnt/other").get("old").folder())
                .contains(Path.of("/mnt/other"));
        assertThatThrownBy(() -> systems.withOverride("old", "https://old.example"))
                .hasMessageStartingWith("SYS-1014");
        assertThatThrownBy(() -> systems.withFolder("netsuite", Path.of("/mnt/other")))
                .hasMessageStartingWith("SYS-1014");
    }

    private Systems load(String form, String system) throws IOException {
        Path connectors = Files.createDirectories(folder.resolve("config/connectors"));
        Files.writeString(connectors.resolve("old.yaml"), form);
        Path systems = Files.createDirectories(folder.resolve("config/systems"));
        Files.writeString(systems.resolve("old.yaml"), system);
        return Systems.load(Layers.over(folder), problems);
    }
}

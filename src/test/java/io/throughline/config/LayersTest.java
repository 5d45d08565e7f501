package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {

    @TempDir
    Path folder;

    private Path upper;
    private Path lower;

    @BeforeEach
    void twoFolders() throws IOException {
        upper = Files.createDirectories(folder.resolve("upper"));
        lower = Files.createDirectories(folder.resolve("lower"));
        write(upper, "config/regions/de.yaml", "upper");
        write(lower, "config/regions/de.yaml", "lower");
        write(lower, "config/regions/fr.yaml", "lower");
        write(lower, "config/notes.txt", "not listed");
    }

    @Test
    void givesTheFirstLayerThatHasAFile() {
        Layers layers = Layers.only(upper, lower);

        assertThat(layers.find("config/regions/de.yaml").orElseThrow().text()).isEqualTo("upper");
        assertThat(layers.find("config/regions/fr.yaml").orElseThrow().layer()).isEqualTo(lower.toString());
        assertThat(layers.find("config/regions/xx.yaml")).isEmpty();
        assertThat(layers.findAll("config/regions/de.yaml"))
                .extracting(LayerFile::text)
                .containsExactly("upper", "lower");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config/regions/fr.yml", "config/regions/fr.YAML"})
    @DisplayName("I4 a file that only looks as if it counted is refused")
    void i4aFileThatOnlyLooksAsIfItCountedIsRefused(String path) throws IOException {
        write(upper, path, "upper");

        assertThatThrownBy(() -> Layers.only(upper).list("config", ".yaml"))
                .hasMessageContaining("CFG-1026")
                .hasMessageContaining(path);
    }

    @Test
    @DisplayName(
            "I4 what is no file where one is expected is refused: a broken link, a folder, a file in the place of a folder")
    void i4whatIsNoFileWhereOneIsExpectedIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(upper.resolve("config/regions/us.yaml"), Path.of("nowhere"));
        assertThatThrownBy(() -> Layers.only(upper).list("config", ".yaml"))
                .hasMessageContaining("config/regions/us.yaml: CFG-1026");
        Files.delete(link);
        Path directory = Files.createDirectory(upper.resolve("config/regions/us.yaml"));
        assertThatThrownBy(() -> Layers.only(upper).list("config", ".yaml")).hasMessageContaining("CFG-1026");
        Files.delete(directory);
        write(upper, "mappings", "no folder");
        assertThatThrownBy(() -> Layers.only(upper).list("mappings/lookups", ".csv"))
                .hasMessageContaining("mappings: CFG-1026");
    }

    @Test
    @DisplayName("I4 text in another encoding is refused with line and column")
    void i4textInAnotherEncodingIsRefused() throws IOException {
        Files.write(
                upper.resolve("config/regions/de.yaml"),
                "region: de\nname: M\u00fcnchen\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Layers.only(upper).find("config/regions/de.yaml"))
                .hasMessageContaining("config/regions/de.yaml:2:8: CFG-1025");
    }

    @Test
    void i4RememberedLayersReadAndParseAFileOnceAndSeeNoLaterChange() throws IOException {
        Layers live = Layers.only(upper, lower);
        Layers remembered = live.remembered();
        LayerFile first = remembered.find("config/regions/fr.yaml").orElseThrow();
        YamlNode parsed = YamlReader.read(first, new Problems()).orElseThrow();
        assertThat(remembered.find("config/regions/none.yaml")).isEmpty();
        assertThat(remembered.list("config", ".yaml")).hasSize(2);

        write(lower, "config/regions/fr.yaml", "changed");
        write(lower, "config/regions/none.yaml", "new");

        assertThat(YamlReader.read(remembered, "config/regions/fr.yaml", new Problems()))
                .containsSame(parsed);
        assertThat(remembered.find("config/regions/none.yaml")).isEmpty();
        assertThat(remembered.list("config", ".yaml")).hasSize(2);
        assertThat(remembered.remembered()).isSameAs(remembered);
        assertThat(remembered).hasToString(live.toString());
        assertThat(live.find("config/regions/fr.yaml").orElseThrow().text()).isEqualTo("changed");
        assertThat(live.list("config", ".yaml")).hasSize(3);
    }

    @Test
    void i4WhatIsWrongWithARememberedFileIsToldToEachWhoReadsIt() throws IOException {
        write(upper, "config/regions/de.yaml", "a: [");
        LayerFile file =
                Layers.only(upper).remembered().find("config/regions/de.yaml").orElseThrow();

        for (int reader = 0; reader < 2; reader++) {
            Problems problems = new Problems();
            assertThat(YamlReader.read(file, problems)).isEmpty();
            assertThat(problems.sorted()).extracting(Problem::code).containsExactly("CFG-1001");
        }
    }

    @Test
    void listsTheUnionOfAllLayers() {
        assertThat(Layers.only(upper, lower, folder.resolve("missing")).list("config/", ".yaml"))
                .containsExactly("config/regions/de.yaml", "config/regions/fr.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config/../secret",
                "../config/x",
                "/etc/passwd",
                "config//x",
                "config/./x",
                "config/x/..",
                "config/..%2fx",
                "config/%2e%2e/x",
                "config\\..\\x",
                "C:/config/x",
                "config/x\u0000.yaml",
                "config/PROGRA~1",
                "secrets/x",
                "",
                "config/x/",
                "config/.hidden",
                "config/a b",
                "config/x\n",
                "file:config/x",
                "config/ünicode",
                "config/x."
            })
    @DisplayName("S-24 a path that is not plain is refused before any file is touched")
    void s24RefusesPaths(String path) {
        assertThatThrownBy(() -> Layers.only(upper).find(path))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CFG-1020");
    }

    @Test
    @DisplayName("S-24 a link out of the folder is refused, a link inside it is followed")
    void s24FollowsLinksInsideOnly() throws IOException {
        write(folder, "secret.yaml", "secret");
        Files.createSymbolicLink(upper.resolve("config/out.yaml"), folder.resolve("secret.yaml"));
        Files.createSymbolicLink(upper.resolve("config/in.yaml"), Path.of("regions/de.yaml"));
        Files.createSymbolicLink(upper.resolve("routes"), lower.resolve("config"));
        Layers layers = Layers.only(upper);

        assertThat(layers.find("config/in.yaml").orElseThrow().text()).isEqualTo("upper");
        assertThatThrownBy(() -> layers.find("config/out.yaml")).hasMessageContaining("CFG-1021");
        assertThatThrownBy(() -> layers.list("routes", ".yaml")).hasMessageContaining("CFG-1021");
    }

    @Test
    @DisplayName("S-24 a file whose name is not plain is told, not skipped")
    void s24TellsBadNames() throws IOException {
        write(upper, "config/regions/de (copy).yaml", "x");

        assertThatThrownBy(() -> Layers.only(upper).list("config", ".yaml")).hasMessageContaining("CFG-1020");
    }

    @Test
    void findsThePackedDefaultsBesideTheClasses() {
        Layers layers = Layers.over();

        assertThat(layers.list("mappings/canonical", ".schema.json"))
                .isNotEmpty()
                .allSatisfy(path ->
                        assertThat(layers.find(path).orElseThrow().layer()).isEqualTo("packed"));
    }

    @Test
    void findsThePackedDefaultsInAJarWithoutDirectoryEntries() throws Exception {
        Path jar = folder.resolve("a dir/product+1.jar");
        Files.createDirectories(jar.getParent());
        String self = Position.class.getName().replace('.', '/') + ".class";
        byte[] bytes = Position.class.getResourceAsStream("/" + self).readAllBytes();
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var entry : Map.of(
                            self, bytes, "config/x.yaml", "packed".getBytes(), "../config/evil.yaml", new byte[0])
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            Layer layer = PackedLayer.beside(loader.loadClass(Position.class.getName()));

            assertThat(layer.list("config", ".yaml")).containsExactly("config/x.yaml");
            assertThat(layer.find("config/x.yaml").orElseThrow().text()).isEqualTo("packed");
        }
    }

    private static void write(Path root, String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

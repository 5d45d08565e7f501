package io.throughline.camel.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a route can know whether the record is made or changed, and where not. */
class PresentRecordLintTest {

    private static final String LOOK =
            "- to: { uri: call:acme, parameters: { path: /thing, absent: '404', present: 'true' } }\n";
    private static final String WRITE = "- to: { uri: call:acme, parameters: { method: PUT, path: /thing } }\n";
    private static final String MAP = "- transformDataType: { fromType: canonical:thing, toType: acme:thing }\n";
    private static final String UNLESS_EMPTY =
            "- filter:\n    simple: '${body.isEmpty} == false'\n    steps:\n" + WRITE.indent(6);

    @TempDir
    Path root;

    private PresentRecordLintTest route(String name, String steps) throws IOException {
        Path file = root.resolve("routes/connectors/acme/" + name + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "- route:\n    id: %s\n    description: d\n    from:\n      uri: direct:%s\n      steps:\n%s"
                        .formatted(name, name, steps.indent(8)));
        return this;
    }

    private List<String> found(String... sendingChanges) {
        Problems problems = new Problems();
        PresentRecordLint.check(
                Layers.only(root), Set.of("acme/thing.from-canonical"), Set.of(sendingChanges), problems);
        return problems.sorted().stream()
                .map(problem -> problem.position().file().replaceFirst(".*/", "") + " " + problem.code())
                .toList();
    }

    @Test
    @DisplayName("i4 a route that upserts by key without looking cannot know, and is refused")
    void i4UpsertWithoutLookingIsRefused() throws IOException {
        assertThat(route("acme-blind", MAP + WRITE).found()).containsExactly("acme-blind.yaml LNT-1501");
        assertThat(route("acme-blind", LOOK + MAP + WRITE).found()).isEmpty();
    }

    @Test
    @DisplayName("i4 a look counts on every way only, and until something is written")
    void i4LookMustCountOnEveryWay() throws IOException {
        String sometimes = "- filter:\n    simple: '${body} != null'\n    steps:\n" + LOOK.indent(6);

        assertThat(route("acme-thing", sometimes + MAP).found()).hasSize(1);
        assertThat(route("acme-thing", LOOK + WRITE + MAP).found()).hasSize(1);
    }

    @Test
    @DisplayName("i4 the caller may have looked, but then every caller must")
    void i4CallersLook() throws IOException {
        route("acme-part", MAP + WRITE).route("acme-one", LOOK + "- to: direct:acme-part\n");
        assertThat(found()).isEmpty();

        route("acme-other", "- to: direct:acme-part\n");
        assertThat(found()).containsExactly("acme-part.yaml LNT-1501");
    }

    @Test
    @DisplayName("i4 a route that may have nothing to send must ask before it calls")
    void i4AsksWhetherThereIsSomethingToSend() throws IOException {
        String mapping = "acme/thing.from-canonical";

        assertThat(route("acme-thing", LOOK + MAP + WRITE).found(mapping)).containsExactly("acme-thing.yaml LNT-1502");
        assertThat(route("acme-thing", LOOK + MAP + UNLESS_EMPTY).found(mapping))
                .isEmpty();
    }
}

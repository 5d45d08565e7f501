package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlaysTest {

    private static final List<String> DE = List.of("de", "emea");
    private static final List<String> US = List.of("us", "amer");

    @TempDir
    Path root;

    private MappingFolder files() {
        return new MappingFolder(root).fields("""
                        id: { from: Id, overridable: false }
                        name: { from: Name }
                        note: { constant: base }
                        account:
                          fields:
                            number: { from: N }
                            phone: { from: P }
                            key: { from: K, overridable: false }
                        lines:
                          each: L
                          fields: { k: { from: k } }
                        """);
    }

    private static final Object INPUT =
            Json.read("{\"Id\":1,\"Name\":\"n\",\"N\":2,\"P\":3,\"K\":4,\"L\":[{\"k\":5,\"q\":6}]}");

    @Test
    void theNarrowestOverlayWinsPerField() {
        MappingFolder files = files().overlay("emea", "name: { constant: emea }\nnote: { constant: emea }")
                .overlay("de", "note: { constant: de }\nextra: { constant: more }");
        MappingCatalog catalog = files.catalog(DE, US);

        assertThat(files.found()).isEmpty();
        assertThat(apply(catalog, DE))
                .containsEntry("name", "emea")
                .containsEntry("note", "de")
                .containsEntry("extra", "more");
        assertThat(apply(catalog, US))
                .containsEntry("name", "n")
                .containsEntry("note", "base")
                .doesNotContainKey("extra");
        assertThat(catalog.mapping(MappingFolder.NAME, US)).isSameAs(catalog.mapping(MappingFolder.NAME, List.of()));
    }

    @Test
    void fieldsWithinFieldsChangeOnlyWhatIsNamed() {
        MappingFolder files = files().overlay(
                        "de",
                        "account: { fields: { number: { constant: x }, phone: { omit: true } } }\nlines: { fields: { q: { from: q } } }");
        MappingCatalog catalog = files.catalog(DE);

        assertThat(files.found()).isEmpty();
        assertThat(Json.write(apply(catalog, DE)))
                .isEqualTo(
                        "{\"id\":1,\"name\":\"n\",\"note\":\"base\",\"account\":{\"number\":\"x\",\"key\":4},\"lines\":[{\"k\":5,\"q\":6}]}");
    }

    @Test
    @DisplayName("S-25 a field that is not overridable cannot be changed, left out, or replaced with what holds it")
    void s25KeepsLockedFields() {
        MappingFolder files = files().overlay("de", "id: { constant: x }\naccount: { fields: { key: { omit: true } } }")
                .overlay("fr", "account: { constant: x }");
        files.catalog(DE, List.of("fr", "emea"));

        assertThat(files.problems())
                .extracting(p -> p.code() + " " + p.position())
                .containsExactly(
                        "MAP-1008 mappings/regions/de/" + MappingFolder.NAME + ".yaml:3:7",
                        "MAP-1008 mappings/regions/de/" + MappingFolder.NAME + ".yaml:4:29",
                        "MAP-1008 mappings/regions/fr/" + MappingFolder.NAME + ".yaml:3:12");
        assertThat(files.problems().get(0).message()).contains(MappingFolder.NAME + ".yaml:5:7");
    }

    @Test
    @DisplayName("S-25 what no file marks as overridable is closed, and an overlay opens nothing")
    void s25OnlyWhatIsMarkedIsOpen() {
        String base = MappingFolder.HEAD + """
                  closed: { constant: base }
                  open: { constant: base, overridable: true }
                  part:
                    overridable: true
                    fields: { a: { constant: base }, b: { constant: base, overridable: false } }
                """;
        MappingFolder files = new MappingFolder(root)
                .with("mappings/" + MappingFolder.NAME + ".yaml", base)
                .overlay(
                        "emea",
                        "open: { constant: emea }\npart: { fields: { a: { constant: emea, overridable: false }, c: { constant: new } } }")
                .overlay(
                        "de",
                        "open: { constant: de }\npart: { fields: { a: { constant: de } } }\nmore: { constant: new }")
                .overlay(
                        "fr", "part: { fields: { b: { constant: fr } } }\nclosed: { constant: fr, overridable: true }");
        MappingCatalog catalog = files.catalog(List.of("emea"), DE, List.of("fr"));

        assertThat(files.problems())
                .extracting(p -> p.code() + " " + p.position() + " " + p.path())
                .containsExactly(
                        "MAP-1008 mappings/regions/de/" + MappingFolder.NAME + ".yaml:4:24 fields.part.fields.a",
                        "MAP-1008 mappings/regions/de/" + MappingFolder.NAME + ".yaml:5:9 fields.more",
                        "MAP-1008 mappings/regions/fr/" + MappingFolder.NAME + ".yaml:3:24 fields.part.fields.b",
                        "MAP-1008 mappings/regions/fr/" + MappingFolder.NAME + ".yaml:4:11 fields.closed");
        assertThat(files.problems().get(0).message()).contains("regions/emea/" + MappingFolder.NAME + ".yaml:4:24");
        assertThat(Json.write(apply(catalog, List.of("emea"))))
                .isEqualTo(
                        "{\"closed\":\"base\",\"open\":\"emea\",\"part\":{\"a\":\"emea\",\"b\":\"base\",\"c\":\"new\"}}");
    }

    @Test
    void anOverlayWithoutBaseOrRegionIsAProblem() {
        MappingFolder files = files().overlay("dee", "name: { constant: x }");
        files.with(
                "mappings/regions/de/acme/other.from-canonical.yaml",
                "mapping: acme/other.from-canonical\nfields: {}\n");
        files.catalog(DE);

        assertThat(files.found()).containsExactly("MAP-1007 1", "MAP-1007 1");
    }

    @Test
    void anUnknownMappingIsRefused() {
        MappingCatalog catalog = files().catalog(DE);

        assertThatThrownBy(() -> catalog.mapping("acme/none.to-canonical", DE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(catalog.between("canonical:deal", "acme:deal", DE)).isPresent();
        assertThat(catalog.between("canonical:deal", "acme:none", DE)).isEmpty();
    }

    @Test
    void knowsWhatItReadsAndWritesWithoutRunning() {
        Mapping mapping = files().overlay(
                        "de",
                        "url: { concat: [ { from: $system.url }, { from: Id } ], when: { field: W, present: true } }")
                .mapping("de");

        assertThat(mapping.reads())
                .containsExactlyInAnyOrder("Id", "Name", "N", "P", "K", "L", "L[].k", "$system.url", "W");
        assertThat(mapping.writes())
                .containsExactlyInAnyOrder(
                        "id", "name", "note", "account.number", "account.phone", "account.key", "lines[].k", "url");
    }

    @Test
    void explainsWhichFileLineAndSourceDecidedEachValue() {
        Mapping mapping = files().overlay(
                        "de", "note: { from: Name, lookup: words }\nlines: { fields: { q: { from: q } } }")
                .with("mappings/lookups/words.csv", "key,word\nn,found\n")
                .mapping("de");

        Explanation explanation = mapping.explain(INPUT, Map.of());

        assertThat(explanation.problems()).isEmpty();
        assertThat(explanation.fields())
                .filteredOn(f -> f.path().equals("note") || f.path().startsWith("lines"))
                .extracting(
                        f -> f.path() + " = " + f.value() + " by " + f.position() + " from " + f.reads() + f.lookups())
                .containsExactly(
                        "note = found by mappings/regions/de/" + MappingFolder.NAME
                                + ".yaml:3:9 from [Name][mappings/lookups/words.csv:2:1]",
                        "lines.0.k = 5 by mappings/" + MappingFolder.NAME + ".yaml:15:18 from [L.0.k][]",
                        "lines.0.q = 6 by mappings/regions/de/" + MappingFolder.NAME + ".yaml:4:25 from [L.0.q][]");
        assertThat(explanation.fields()).allSatisfy(f -> assertThat(f.layer()).isEqualTo(root.toString()));
    }

    private static Map<String, Object> apply(MappingCatalog catalog, List<String> chain) {
        return catalog.mapping(MappingFolder.NAME, chain).apply(INPUT, Map.of());
    }
}

package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is mapped straight from bytes is what is mapped from the whole document, also where rules read whole containers. */
class ReadPartsTest {

    private static final byte[] DEAL = """
            {"a.b": {"x": 1, "y": [2]}, "Account": {"Id": "7", "More": {"z": [{"k": 1}]}}, "One": [{"Name": "n", "no": 0}],
             "Lines": [{"Id": "l1", "Kind": "a", "Sub": [{"Q": 1}, {"Q": 2}]}, {"Id": "l2", "Kind": "b", "Sub": []}], "no": {"x": [1]}}
            """.getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void s30WholeObjectsListsQuotedNamesGroupsAndItemsAreKept() {
        Mapping mapping = new MappingFolder(folder).fields("""
                quoted: { from: "['a.b']" }
                account: { from: Account }
                only: { from: One.*.Name }
                second: { from: Lines.1.Id }
                count: { count: Lines }
                groups: { each: Lines, groupBy: Kind, fields: { kind: { from: key }, lines: { from: items } } }
                subs: { each: Lines, fields: { n: { count: Sub }, all: { from: . } } }
                """).mapping();

        Map<String, Object> made = mapping.applyToJson(DEAL, Json.MAX_LENGTH, Map.of());

        assertThat(made).isEqualTo(mapping.apply(Json.read(DEAL), Map.of()));
        assertThat(made).containsKeys("quoted", "account", "only", "second", "count", "groups", "subs");
        assertThat(Json.read(DEAL, Json.MAX_LENGTH, mapping.parts())).isNotEqualTo(Json.read(DEAL));
    }
}

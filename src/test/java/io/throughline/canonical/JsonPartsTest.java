package io.throughline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonPartsTest {

    private static final JsonParts NAME_OF_LINES =
            JsonParts.ofField("lines", JsonParts.ofEach(JsonParts.ofField("name", JsonParts.ALL)));

    @Test
    void keepsTheWantedPartsAndTheNumberOfItems() {
        assertThat(read("{'id':1,'lines':[{'name':'a','x':{'y':[1,2]}},{'x':1},3],'more':{'a':[{}]}}", NAME_OF_LINES))
                .isEqualTo(Map.of("lines", List.of(Map.of("name", "a"), Map.of(), 3)));
        assertThat(read("{'lines':{'a':{'name':1,'x':2}},'x':0}", NAME_OF_LINES))
                .isEqualTo(Map.of("lines", Map.of("a", Map.of("name", 1))));
    }

    @Test
    void keepsAnItemAtAnIndexInItsPlace() {
        JsonParts second = JsonParts.ofField("1", JsonParts.ALL);

        assertThat(read("[{'a':1},{'b':2},[3]]", second)).isEqualTo(Arrays.asList(null, Map.of("b", 2), null));
    }

    @Test
    void tellsAFieldThatIsNullFromOneThatIsNotThere() {
        JsonParts two = JsonParts.ofField("a", JsonParts.ALL).and(JsonParts.ofField("b", JsonParts.ALL));

        Map<String, Object> read = Json.asObject(read("{'a':null,'c':1}", two));

        assertThat(read).containsOnlyKeys("a").containsEntry("a", null).hasSize(1);
        assertThat(read.containsKey("b")).isFalse();
        assertThat(read.containsKey("c")).isFalse();
        assertThat(read.get("c")).isNull();
    }

    @Test
    void unitesWhatIsWanted() {
        JsonParts all = NAME_OF_LINES
                .and(JsonParts.ofField("lines", JsonParts.ofField("0", JsonParts.ofField("x", JsonParts.ALL))))
                .and(JsonParts.ofField("id", JsonParts.ALL));

        assertThat(read("{'id':1,'no':2,'lines':[{'name':'a','x':1},{'name':'b','x':2}]}", all))
                .isEqualTo(Map.of("id", 1, "lines", List.of(Map.of("name", "a", "x", 1), Map.of("name", "b"))));
        assertThat(read("{'a':[1]}", NAME_OF_LINES.and(JsonParts.ALL))).isEqualTo(Map.of("a", List.of(1)));
    }

    @Test
    void s30RefusesInSkippedPartsWhatIsRefusedInKeptOnes() {
        for (String bad : List.of(
                "{'a':1,'a':2}",
                "{'x':{'a':1,'b':2,'a':3}}",
                "{'x':[" + "9".repeat(101) + "]}",
                "{'x':1e99999}",
                "{'x':" + "[".repeat(101) + "]".repeat(101) + "}",
                "{'x':'" + "y".repeat(1_000_001) + "'}",
                "{'x':'\u0001'}",
                "{'x':tru}",
                "{'x':01}",
                "{'x':1} 2",
                "{'x':1",
                "")) {
            String expected = refusal(bad, JsonParts.ALL);
            assertThat(expected).startsWith("CAN-1");
            assertThat(refusal(bad, JsonParts.none()))
                    .as(bad.substring(0, Math.min(bad.length(), 40)))
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 2_000)
    void s30RefusesExactlyWhatReadingTheWholeRefuses(
            @ForAll("nearlyJson") String text, @ForAll("parts") JsonParts parts) {
        assertThat(refusal(text, parts).isEmpty())
                .isEqualTo(refusal(text, JsonParts.ALL).isEmpty());
    }

    private static String refusal(String text, JsonParts parts) {
        try {
            read(text, parts);
            return "";
        } catch (JsonException e) {
            return e.code();
        }
    }

    private static Object read(String text, JsonParts parts) {
        return Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 2_000_000, parts);
    }

    @Provide
    Arbitrary<JsonParts> parts() {
        return Arbitraries.of(
                JsonParts.none(),
                NAME_OF_LINES,
                JsonParts.ofEach(JsonParts.none()),
                JsonParts.ofField("a", JsonParts.ofField("0", JsonParts.ALL)),
                JsonParts.ofField("a", JsonParts.none()).and(NAME_OF_LINES));
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        return nested().map(JsonPartsTest::perhapsWithoutACharacter);
    }

    private static String perhapsWithoutACharacter(String text) {
        int at = Math.floorMod(text.hashCode(), text.length() * 2);
        return at < text.length() ? text.substring(0, at) + text.substring(at + 1) : text;
    }

    private Arbitrary<String> nested() {
        Arbitrary<String> scalars = Arbitraries.of("1", "'x'", "null", "false", "12.50", "'\\n'");
        return Arbitraries.recursive(() -> scalars, this::around, 1, 3);
    }

    private Arbitrary<String> around(Arbitrary<String> inner) {
        Arbitrary<String> fields = Arbitraries.of("'a'", "'lines'", "'name'", "'x'")
                .flatMap(name -> inner.map(value -> name + ":" + value));
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"),
                fields.list().ofMaxSize(4).map(list -> "{" + String.join(",", list) + "}"));
    }
}

package io.throughline.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {

    @Test
    void readsPlainValuesWithoutEverUsingADouble() {
        Map<String, Object> value = Json.readObject(
                "{\"text\":\"a\",\"int\":1,\"long\":3000000000,\"big\":92233720368547758070,\"decimal\":1.10,\"yes\":true,\"none\":null,\"list\":[1]}");

        assertThat(value)
                .containsExactly(
                        Map.entry("text", "a"),
                        Map.entry("int", 1),
                        Map.entry("long", 3_000_000_000L),
                        Map.entry("big", new BigDecimal("92233720368547758070")),
                        Map.entry("decimal", new BigDecimal("1.10")),
                        Map.entry("yes", true),
                        new java.util.AbstractMap.SimpleEntry<>("none", null),
                        Map.entry("list", List.of(1)));
    }

    @Test
    void writesWhatItReadInItsOwnOrder() {
        String text = "{\"b\":[1,2.50,{\"x\":null}],\"a\":\"ü\\n\",\"big\":92233720368547758070}";

        assertThat(Json.write(Json.read(text))).isEqualTo(text);
    }

    @Test
    void writesEqualContentAsEqualCanonicalText() {
        Object one = Json.read("{\"a\":1.0,\"b\":{\"d\":100,\"c\":0.00}}");
        Object other = Json.read("{\"b\":{\"c\":0,\"d\":1E+2},\"a\":1}");

        assertThat(Json.canonical(one)).isEqualTo("{\"a\":1,\"b\":{\"c\":0,\"d\":100}}");
        assertThat(Json.hash(one)).isEqualTo(Json.hash(other)).hasSize(64);
    }

    @Test
    void readsDottedPathsThroughObjectsAndLists() {
        Object value = Json.read("{\"a\":{\"b\":[{\"c\":\"x\"},{\"c\":12.5}]}}");

        assertThat(Json.at(value, "a.b.1.c")).isEqualTo(new BigDecimal("12.5"));
        assertThat(Json.textAt(value, "a.b.1.c")).isEqualTo("12.5");
        assertThat(Json.at(value, "a.b.2.c")).isNull();
        assertThat(Json.at(value, "a.x.y")).isNull();
        assertThat(Json.at(value, "a.b.-1")).isNull();
        assertThat(Json.at(value, "")).isSameAs(value);
    }

    @Test
    void tellsAnExplicitNullFromAnAbsentField() {
        Object value = Json.read("{\"a\":{\"b\":null}}");

        assertThat(JsonPath.of("a.b").isIn(value)).isTrue();
        assertThat(JsonPath.of("a.c").isIn(value)).isFalse();
    }

    static List<String> bombs() {
        return List.of(
                "[".repeat(101) + "]".repeat(101),
                "\"" + "x".repeat(1_000_001) + "\"",
                "1".repeat(101),
                "0." + "1".repeat(101),
                "1e1000000000",
                "1e-1000000000",
                "1e99999999999999",
                "[1e1001]",
                "{\"" + "n".repeat(257) + "\":1}");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    @DisplayName("S-30 refuses what would grow beyond its limits")
    void s30RefusesBombs(String bomb) {
        assertThatThrownBy(() -> Json.read(bomb))
                .isInstanceOfSatisfying(
                        JsonException.class, e -> assertThat(e.code()).isEqualTo("CAN-1002"));
        assertThatThrownBy(() -> Json.read(bomb.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonException.class);
    }

    @Test
    @DisplayName("S-30 says which limit was passed, and no place where there is none")
    void s30SaysWhichLimitWasPassed() {
        byte[] long10 = ("\"" + "x".repeat(10_000_000) + "\"").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Json.read(long10))
                .hasMessage("CAN-1002 the document has 10000002 bytes; more than 1000000 are not read.");
        assertThatThrownBy(() -> Json.read("{\"a\":NaN}"))
                .hasMessage(
                        "CAN-1001 line 1, column 9: this is not JSON, which knows no NaN, comments or single quotes.");
    }

    @Test
    @DisplayName("S-30 refuses a name twice, also nested")
    void s30RefusesDuplicateNames() {
        assertThatThrownBy(() -> Json.read("{\"a\":{\"k\":1,\"k\":2}}"))
                .isInstanceOfSatisfying(JsonException.class, e -> {
                    assertThat(e.code()).isEqualTo("CAN-1003");
                    assertThat(e.line()).isEqualTo(1);
                });
    }

    @Test
    @DisplayName("S-30 a caller may allow longer documents")
    void s30DocumentLengthIsLimited() {
        byte[] document =
                ("[\"" + "x".repeat(600_000) + "\",\"" + "x".repeat(600_000) + "\"]").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Json.read(document)).isInstanceOf(JsonException.class);
        assertThat(Json.read(document, 2_000_000)).isInstanceOf(List.class);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesMalformedTextWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOfSatisfying(JsonException.class, e -> {
            assertThat(e.code()).isEqualTo("CAN-1001");
            assertThat(e).hasMessageNotContaining("secret");
        });
    }

    static List<String> malformed() {
        return List.of(
                "",
                "  ",
                "secret",
                "{\"a\":secret}",
                "{\"a\" 1}",
                "[1,]",
                "{} {}",
                "NaN",
                "'secret'",
                "[01]",
                "// secret\n1",
                "\"\u0001secret\"");
    }

    @Test
    void refusesInvalidUtf8() {
        assertThatThrownBy(() -> Json.read(new byte[] {'"', (byte) 0xC3, '"'})).isInstanceOf(JsonException.class);
    }

    @Test
    void refusesToWriteWhatIsNotPlain() {
        assertThatThrownBy(() -> Json.write(Map.of("a", 1.5d)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Double");
    }

    @Test
    void describesValuesWithoutSayingWhatTheyAre() {
        assertThat(Json.describe("secret")).isEqualTo("text of 6 characters");
        assertThat(Json.describe(List.of(1, 2))).isEqualTo("a list of 2 items");
        assertThat(Json.describe(new BigDecimal("7"))).isEqualTo("a number");
    }
}

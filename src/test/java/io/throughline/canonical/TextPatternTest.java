package io.throughline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pattern that is read as states finds what the JDK finds. */
class TextPatternTest {

    @Property(tries = 1000)
    void s27SaysWhatTheJdkSays(@ForAll("patterns") String inner, @ForAll("texts") List<String> texts) {
        String pattern = "^" + inner + "$";
        Predicate<String> states = TextPattern.of(pattern);

        for (String text : texts) {
            assertThat(states.test(text)).as(pattern + " " + text).isEqualTo(Pattern.matches(inner, text));
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> letters = Arbitraries.of("a", "b", "\\.", "[a-c]", "[ab.-]", "[+-]", "[A-Za-z0-9_]", "-");
        Arbitrary<String> counts = Arbitraries.of("", "", "", "?", "*", "+", "{0,2}", "{1,}", "{0}");
        Arbitrary<String> atoms = Combinators.combine(letters, counts).as(String::concat);
        Arbitrary<String> groups = Combinators.combine(
                        Arbitraries.oneOf(atoms, atoms.list().ofMaxSize(3).map(some -> String.join("", some)))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3)
                                .map(some -> "(" + String.join("|", some) + ")"),
                        counts)
                .as(String::concat);
        return Arbitraries.oneOf(atoms, groups).list().ofMaxSize(3).map(some -> String.join("", some));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings().withChars("abc.-A0+").ofMaxLength(6).list().ofSize(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[a-z0-9]+(-[a-z0-9]+)*$",
                "^[0-9a-f]{64}$",
                "^-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?$",
                "^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+){1,2})$"
            })
    void s27PatternsOfTheShippedSchemasAreReadAsStates(String pattern) {
        assertThat(TextPattern.of(pattern)).isInstanceOf(TextPattern.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "^a",
                "^a|b$",
                "^.$",
                "^[^a]$",
                "^[a&&b]$",
                "^a+?$",
                "^a++$",
                "^(?i)a$",
                "^\\d$",
                "^a\\$",
                "^(a)\\1$",
                "^ä$",
                "^a{999}$",
                "^(((((a{9}|b){9}){9}){9}))$"
            })
    void s27OtherPatternsAreLeftToTheJdk(String pattern) {
        assertThat(TextPattern.of(pattern)).isNotInstanceOf(TextPattern.class);
    }

    @Test
    void s27ALineBreakAtTheEndIsLeftToTheValidator() {
        assertThat(TextPattern.of("^a$").test("a\n")).isFalse();
        assertThat(TextPattern.of("^https?://").test("https://x")).isTrue();
    }
}

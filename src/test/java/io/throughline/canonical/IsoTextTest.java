package io.throughline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is read by hand is what the formatter of the JDK reads, and never more. */
class IsoTextTest {

    private static final DateTimeFormatter JDK = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd[['T'][' ']HH:mm:ss[.SSSSSSSSS][.SSSSSSSS][.SSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S][XXX][XX]]",
                    Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    @Property(tries = 5_000)
    void d9WhatIsReadByHandTheJdkReadsToo(@ForAll("nearlyDates") String text) {
        IsoText iso = IsoText.of(text);
        if (iso != null) {
            TemporalAccessor expected = JDK.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            assertThat(iso.read()).isEqualTo(expected);
            assertThat(iso.date()).isEqualTo(LocalDate.from(expected).toString());
            if (iso.instant() != null) {
                assertThat(iso.instant()).isEqualTo(Instant.from(expected).toString());
            }
        }
    }

    @Test
    void d9TheShapesThatSystemsSendAreReadByHand() {
        for (String text : List.of(
                "2026-02-16",
                "2024-02-29",
                "2026-01-31T10:15:30Z",
                "2026-01-31T10:15:30.000+0000",
                "2026-01-31 10:15:30.120-07:00",
                "2026-01-31T10:15:30")) {
            assertThat(IsoText.of(text)).as(text).isNotNull();
        }
        assertThat(IsoText.of("2026-01-31T10:15:30.120000Z").instant()).isEqualTo("2026-01-31T10:15:30.120Z");
        assertThat(IsoText.of("2026-01-31T10:15:30.000+0000").instant()).isEqualTo("2026-01-31T10:15:30Z");
    }

    @Test
    void d9NoDayThatDoesNotExistIsADate() {
        for (String text : List.of(
                "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-1", "")) {
            assertThat(IsoText.of(text)).as(text).isNull();
        }
    }

    @Provide
    Arbitrary<String> nearlyDates() {
        Arbitrary<String> days = Combinators.combine(
                        Arbitraries.integers().between(0, 9999),
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 32))
                .as((y, m, d) -> "%04d-%02d-%02d".formatted(y, m, d));
        Arbitrary<String> times = Combinators.combine(
                        Arbitraries.of("T", " ", "t", ""),
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 60))
                .as((t, h, m, s) -> "%s%02d:%02d:%02d".formatted(t, h, m, s));
        Arbitrary<String> fractions = Arbitraries.strings()
                .withChars("0012x")
                .ofMaxLength(10)
                .map(digits -> digits.isEmpty() ? "" : "." + digits);
        Arbitrary<String> offsets = Arbitraries.of(
                "", "Z", "z", "+0000", "+00:00", "-0730", "-00:00", "+17:59", "+18:00", "+1:00", "+01", "x");
        return Arbitraries.oneOf(
                days, Combinators.combine(days, times, fractions, offsets).as((d, t, f, o) -> d + t + f + o));
    }
}

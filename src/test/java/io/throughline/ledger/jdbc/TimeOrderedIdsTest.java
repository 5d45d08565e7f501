package io.throughline.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final TimeOrderedIds ids = new TimeOrderedIds(
            new InstantSource() {
                @Override
                public Instant instant() {
                    return now;
                }
            },
            new Random(7));

    @Test
    void laterIdsAreGreaterAsText() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            made.add(ids.get());
            now = now.plusMillis(1);
        }
        assertThat(made).isSorted();
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.get());
        }
        assertThat(new HashSet<>(made)).hasSameSizeAs(made);
    }

    @Test
    void theyAreUuidsOfVersionSeven() {
        UUID id = UUID.fromString(ids.get());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }
}

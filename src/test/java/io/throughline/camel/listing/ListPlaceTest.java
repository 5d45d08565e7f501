package io.throughline.camel.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.listing.ListPlace.Stamped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListPlaceTest {

    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final List<Stamped> list = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName(
            "i5 whatever changes while a list is read, all of it is read: equal times, more of them than a page holds, records that move to its end")
    void i5NothingIsPassedOver(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            // a bulk approval gives many records one time
            change("r" + i, START.plusSeconds(10L * (i / 60)));
        }
        ListPlace place = ListPlace.after(START.minusSeconds(1));
        Set<Stamped> read = new LinkedHashSet<>();
        int pages = 0;
        boolean more = true;
        while (more) {
            List<Stamped> page = page(place, 20);
            read.addAll(page);
            more = page.size() >= 20 || place.disturbed(page);
            place = ListPlace.parse(place.next(page, page.size() >= 20, OVERLAP).text())
                    .orElseThrow();
            if (more && pages < 30 && random.nextBoolean()) {
                change("r" + random.nextInt(300), START.plusSeconds(1_000 + pages));
            }
            assertThat(++pages).isLessThan(400);
        }
        assertThat(read).containsAll(list);
        assertThat(place.after()).isEqualTo(list.get(list.size() - 1).at().minus(OVERLAP));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName(
            "i5 a list in another order moves its position only to when its read began, so that what changed meanwhile comes again")
    void i5AListInAnotherOrderIsReadToItsEnd(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            change("r" + i, START.plusSeconds(i));
        }
        ListPlace place = ListPlace.after(START.minusSeconds(1));
        Instant now = START.plusSeconds(1_000);
        Set<Stamped> read = new LinkedHashSet<>();
        boolean more = true;
        while (more) {
            List<Stamped> page = page(place, 7, Comparator.comparing(Stamped::id));
            read.addAll(page);
            more = page.size() >= 7 || place.disturbed(page);
            place = ListPlace.parse(place.nextUnordered(page, page.size() >= 7, OVERLAP, now)
                            .text())
                    .orElseThrow();
            now = now.plusSeconds(1);
            if (random.nextInt(3) == 0) {
                change("r" + random.nextInt(100), now);
            }
        }
        Instant from = place.after();
        assertThat(list).allMatch(one -> read.contains(one) || one.at().isAfter(from));
    }

    @Test
    void aPositionThatNobodyUnderstandsIsNone() {
        assertThat(ListPlace.parse("yesterday")).isEmpty();
        assertThat(ListPlace.parse("2026-11-02T08:00:00Z~x~1")).isEmpty();
    }

    private void change(String id, Instant at) {
        list.removeIf(one -> one.id().equals(id));
        list.add(new Stamped(id, at));
    }

    private List<Stamped> page(ListPlace place, int size) {
        return page(place, size, Comparator.comparing(Stamped::at).thenComparing(Stamped::id));
    }

    private List<Stamped> page(ListPlace place, int size, Comparator<Stamped> order) {
        return list.stream()
                .filter(one -> one.at().isAfter(place.after()))
                .sorted(order)
                .skip(place.offset())
                .limit(size)
                .toList();
    }
}

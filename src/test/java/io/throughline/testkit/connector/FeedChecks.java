package io.throughline.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** What every feed must do, whatever system it reads: lose nothing, hold little in memory, bear what comes twice, late or in another order. */
final class FeedChecks {

    private static final int RECORDS = 26;
    private static final Duration SHORTLY = Duration.ofSeconds(30);

    private final ConnectorBed bed;
    private final FeedFacts facts;
    private final Instant since;

    FeedChecks(ConnectorBed bed, FeedFacts facts) {
        this.bed = bed;
        this.facts = facts;
        this.since = Clock.systemUTC()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .minus(facts.toldAfter())
                .minusSeconds(60);
    }

    Stream<DynamicTest> all() {
        return Stream.of(
                check("more than 25 pages are read to the end, one record at a time", this::manyPages),
                check(
                        "a record that changes while it is read, before and behind the place, is told as it is now",
                        this::changesMeanwhile),
                check("a record that comes twice or late is told", this::late),
                check("a position that is too old is told as such, and a sweep loses nothing", this::expired),
                check("a position of odd characters reaches no other record", this::oddPosition),
                check("the loser of a merge redirects to the one that remains (D58)", this::merged));
    }

    private DynamicTest check(String name, Executable work) {
        return dynamicTest(facts.operation() + ": " + name, work);
    }

    private FeedTaker taker(int page) {
        return new FeedTaker(bed, facts, page, since);
    }

    private void manyPages() throws Exception {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            made.add(facts.make("Many " + i));
        }
        FeedTaker taker = taker(1).toEnd();
        assertThat(taker.pages()).isGreaterThanOrEqualTo(RECORDS);
        assertThat(taker.latest().keySet()).containsAll(made);
        assertThat(taker(1000).toEnd().latest().keySet()).containsAll(made);
    }

    private void changesMeanwhile() throws Exception {
        String before = facts.make("Read already");
        FeedTaker taker = taker(2).toEnd();
        String behind = facts.make("Not read yet");
        facts.change(before);
        taker.one();
        facts.change(behind);
        taker.toEnd().toEnd();
        Map<String, Map<String, Object>> now = taker(1000).toEnd().latest();
        assertThat(taker.latest()).containsEntry(before, now.get(before)).containsEntry(behind, now.get(behind));
    }

    private void late() throws Exception {
        FeedFacts.LateRecord late = declared(facts.late(), "has no late commits");
        facts.make("In time");
        FeedTaker taker = taker(50).toEnd();
        String id = late.changedAt(
                Clock.systemUTC().instant().minus(facts.toldAfter()).minus(SHORTLY));
        assertThat(taker.toEnd().latest()).containsKey(id);
        assertThat(taker.toEnd().latest()).containsKey(id);
    }

    private void expired() throws Exception {
        String position = declared(facts.expiredPosition(), "never forgets a position");
        String id = facts.make("Before the sweep");
        assertThat(FeedTaker.answer(bed, facts, Map.of("position", position, "since", since.toString(), "page", 50)))
                .containsEntry("expired", true)
                .containsEntry("items", List.of())
                .containsEntry("more", false);
        FeedTaker swept = taker(2).sweep();
        assertThat(swept.latest()).containsKey(id);
        assertThat(swept.latest().keySet())
                .containsAll(taker(1000).toEnd().latest().keySet());
    }

    private void oddPosition() {
        Map<String, Object> odd = Map.of("position", "x' OR Id > '0_..%2f", "since", since.toString(), "page", 50);
        assertThat(FeedTaker.answer(bed, facts, odd))
                .containsEntry("expired", true)
                .containsEntry("items", List.of());
    }

    private void merged() throws Exception {
        FeedFacts.Merger merger = declared(facts.merger(), "merges no records");
        String kept = facts.make("Kept");
        String lost = facts.make("Lost");
        FeedTaker taker = taker(50).toEnd();
        merger.merge(kept, lost);
        assertThat(taker.toEnd().latest().get(lost))
                .containsEntry("change", "merged")
                .containsEntry("into", kept)
                .doesNotContainKey("data");
        assertThat(taker(2).sweep().latest().get(lost)).containsEntry("into", kept);
    }

    private <T> T declared(Optional<T> fact, String otherwise) {
        return fact.orElseGet(() -> abort(facts.operation() + ": the connector declares that its system " + otherwise));
    }
}

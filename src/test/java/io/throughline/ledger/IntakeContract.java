package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.event;
import static io.throughline.ledger.LedgerUnderTest.run;
import static io.throughline.ledger.LedgerUnderTest.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What intake may rely on. */
interface IntakeContract extends LedgerUnderTest {

    @Test
    default void anAcceptedEventIsStoredWithAllThatWasSaid() {
        String workflow = unique("flow");
        Accepted accepted = ledger().accept(event("key-" + workflow, "006-1", "v1"), List.of(run(workflow)));

        assertThat(accepted.repeated()).isFalse();
        TransactionHistory stored =
                ledger().history(accepted.transactionIds().get(0)).orElseThrow();
        assertThat(stored.event().id()).isEqualTo(accepted.eventId());
        assertThat(stored.event().dedupeKey()).isEqualTo("key-" + workflow);
        assertThat(stored.event().occurredAt()).isEqualTo("2026-03-01T10:15:30.123456Z");
        assertThat(stored.event().data()).isEqualTo(Map.of("id", "006-1", "generation", 1));
        assertThat(stored.transaction().region()).isEqualTo("de");
        assertThat(stored.transaction().bundle()).isEqualTo("bundle-1");
        assertThat(stored.transaction().objectVersion()).isEqualTo("v1");
        assertThat(stored.steps()).isEmpty();
        assertThat(stored.desk()).isEmpty();
    }

    @Test
    @DisplayName("G2 a repeat starts nothing and gives the old ids")
    default void g2aRepeatStartsNothingAndGivesTheOldIds() {
        String key = unique("won");
        List<NewTransaction> starts = List.of(run(unique("shell")), run(unique("customer")));
        Accepted first = ledger().accept(event(key, "006-2", "v1"), starts);
        Accepted again = ledger().accept(event(key, "006-2", "v2"), starts);

        assertThat(again).isEqualTo(new Accepted(first.eventId(), true, first.transactionIds()));
        assertThat(first.transactionIds()).hasSize(2);
    }

    @Test
    @DisplayName("G1 G2 R-03 eight threads offer the same facts: one transaction each, no error")
    default void g2theSameFactFromEightThreadsStartsOneTransaction() throws Exception {
        String workflow = unique("flow");
        for (int round = 0; round < 40; round++) {
            String key = unique("won");
            List<Accepted> answers =
                    Threads.all(8, i -> ledger().accept(event(key, "006-" + workflow, "v1"), List.of(run(workflow))));

            assertThat(answers)
                    .extracting(Accepted::eventId)
                    .containsOnly(answers.get(0).eventId());
            assertThat(answers).extracting(Accepted::repeated).containsOnlyOnce(false);
            assertThat(answers).extracting(Accepted::transactionIds).allMatch(ids -> ids.size() == 1);
        }
        assertThat(ledger().ofObject("opportunity", "006-" + workflow)).hasSize(40);
    }

    @Test
    default void differentFactsOfOneNewObjectMayComeAtOnce() throws Exception {
        String object = unique("006");
        String workflow = unique("flow");
        List<Accepted> answers =
                Threads.all(8, i -> ledger().accept(event(unique("won"), object, "v" + i), List.of(run(workflow))));

        assertThat(answers).extracting(Accepted::repeated).containsOnly(false);
        assertThat(ledger().ofObject("opportunity", object)).hasSize(8);
    }

    @Test
    default void r05AnOlderVersionThatComesLateIsSupersededAndChangesNothing() {
        String workflow = LedgerUnderTest.unique("flow");
        String object = LedgerUnderTest.unique("006");
        List<String> states = new ArrayList<>();
        for (String version : List.of("3", "1", "2", "2")) {
            String id = ledger().accept(
                            LedgerUnderTest.event(LedgerUnderTest.unique("won"), object, version),
                            List.of(LedgerUnderTest.run(workflow)))
                    .transactionIds()
                    .get(0);
            states.add(version + " "
                    + ledger().history(id).orElseThrow().transaction().state());
        }
        assertThat(states).containsExactly("3 NEW", "1 SUPERSEDED", "2 SUPERSEDED", "2 SUPERSEDED");
        assertThat(ledger().claim(workflow, "bundle-1", "w", 5, MINUTE)).hasSize(1);
    }

    @Test
    default void anEventMayStartNothing() {
        String key = unique("won");
        assertThat(ledger().accept(event(key, "006-3", "v1"), List.of()).transactionIds())
                .isEmpty();
        assertThat(ledger().accept(event(key, "006-3", "v1"), List.of()).repeated())
                .isTrue();
    }

    @Test
    default void aBodyThatDoesNotFitIsRefusedAndNothingIsStored() {
        String key = unique("won");
        byte[] noise = new byte[1_200_000];
        new Random(7).nextBytes(noise);
        NewEvent plain = event(key, "006-4", "v1");
        NewEvent huge = new NewEvent(
                key,
                plain.type(),
                plain.source(),
                plain.objectType(),
                plain.objectId(),
                "v1",
                null,
                plain.occurredAt(),
                plain.data(),
                noise,
                "application/octet-stream");

        assertThatThrownBy(() -> ledger().accept(huge, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LED-2006");
        assertThat(ledger().accept(plain, List.of()).repeated()).isFalse();
    }

    @Test
    default void cursorsMoveAndSourceObjectsAreRemembered() {
        String feed = unique("feed");
        assertThat(ledger().cursor(feed)).isEmpty();
        ledger().moveCursor(feed, "a");
        ledger().moveCursor(feed, "b");
        assertThat(ledger().cursor(feed)).contains("b");

        String id = unique("006");
        assertThat(ledger().sourceObject("salesforce", "opportunity", id)).isEmpty();
        Stream.of(1, 2).forEach(generation -> ledger().remember(seen(id, generation)));
        assertThat(ledger().sourceObject("salesforce", "opportunity", id)).contains(seen(id, 2));
    }

    private static SourceObject seen(String id, int generation) {
        return new SourceObject("salesforce", "opportunity", id, generation, generation == 1, "v", null);
    }

    @Test
    default void aBundleIsStoredOnceAlsoByManyAtOnce() throws Exception {
        String hash = unique("hash");
        byte[] content = "routes".repeat(1000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        List<Integer> stored = new ArrayList<>(Threads.all(8, i -> {
            ledger().storeBundle(hash, content);
            return i;
        }));

        assertThat(stored).hasSize(8);
        assertThat(ledger().bundles().content(hash))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(content));
        assertThat(ledger().bundles().content("no such")).isEmpty();
    }
}

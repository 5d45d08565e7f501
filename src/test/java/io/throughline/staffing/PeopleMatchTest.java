package io.throughline.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.jdbc.Durability;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who of the PSA is whom in the ERP. */
class PeopleMatchTest {

    private static Map<String, Object> person(String id, String number, String email) {
        Map<String, Object> person = new LinkedHashMap<>(Map.of("id", id, "name", "Somebody"));
        if (number != null) {
            person.put("number", number);
        }
        if (email != null) {
            person.put("email", email);
        }
        return person;
    }

    private static PeopleMatch match(List<Map<String, Object>> psa, List<Map<String, Object>> erp) {
        return PeopleMatch.of("kantata", psa, Map.of("netsuite", erp));
    }

    private static Object there(PeopleMatch match, String id) {
        return Json.at(match.matched().get(id), "ids.netsuite");
    }

    @Test
    void theNumberCountsBeforeTheEmailAndTheEmailIgnoresCase() {
        PeopleMatch match = match(
                List.of(person("17", "E-7", null), person("18", null, "Ada@Example.com")),
                List.of(person("4011", "E-7", "bob@example.com"), person("4012", "E-8", "ada@example.com")));
        assertThat(there(match, "17")).isEqualTo("4011");
        assertThat(there(match, "18")).isEqualTo("4012");
        assertThat(match.unmatched()).isEmpty();
    }

    @Test
    void whoFitsSeveralOrOneByNumberAndAnotherByEmailIsNobody() {
        PeopleMatch match = match(
                List.of(person("17", "E-7", "ada@example.com"), person("18", null, "office@example.com")),
                List.of(
                        person("4011", "E-7", "bob@example.com"),
                        person("4012", "E-8", "ada@example.com"),
                        person("4013", null, "office@example.com"),
                        person("4014", null, "office@example.com")));
        assertThat(there(match, "17")).isNull();
        assertThat(there(match, "18")).isNull();
        assertThat(match.unmatched())
                .containsEntry("17", "netsuite: the personnel number names one person there, the e-mail another")
                .containsEntry("18", "netsuite: several people there have the personnel number or e-mail");
    }

    @Test
    void twoOfThePsaWhoShareAnEmailAreNeitherOfThemThePersonOfTheErp() {
        PeopleMatch match = match(
                List.of(person("17", null, "team@example.com"), person("18", null, "team@example.com")),
                List.of(person("4011", null, "team@example.com")));
        assertThat(match.unmatched()).containsOnlyKeys("17", "18");
    }

    @Test
    void whoIsInOneOfSeveralErpsIsMatched() {
        PeopleMatch match = PeopleMatch.of(
                "kantata",
                List.of(person("17", null, "ada@example.com")),
                Map.of("netsuite", List.of(person("4011", null, "ada@example.com")), "dynamics365", List.of()));
        assertThat(match.unmatched()).isEmpty();
        assertThat(Json.at(match.matched().get("17"), "ids")).isEqualTo(Map.of("kantata", "17", "netsuite", "4011"));
    }

    @Test
    void d59NameAndEmailAreKeptNowhere() {
        PeopleMatch match =
                match(List.of(person("17", null, "ada@example.com")), List.of(person("4011", null, "ada@example.com")));
        assertThat(match.matched().get("17")).doesNotContainKeys("name", "email");
        PeopleMatch nobody = match(List.of(person("17", null, "ada@example.com")), List.of());
        assertThat(nobody.unmatched().get("17")).doesNotContain("ada");
    }

    @Test
    void whatSomebodyCostsStaysAndWhoIsMatchedLaterIsNoLongerListed() {
        try (Ledger ledger = JdbcLedger.open(
                LedgerSettings.inMemory("people").withDurability(Durability.NONE),
                () -> UUID.randomUUID().toString())) {
            PeopleCopies copies = new PeopleCopies(ledger.references());
            ledger.references()
                    .keep(List.of(new Reference(
                            "employee-in:kantata", "17", "1", null, Map.of("id", "17", "costRates", List.of("90")))));
            List<Map<String, Object>> psa = List.of(person("17", null, "ada@example.com"));
            copies.keep("kantata", match(psa, List.of()), Set.of(), "2026-03-01T00:00:00Z");
            assertThat(ledger.references().all(PeopleCopies.UNMATCHED)).hasSize(1);

            PeopleMatch later = match(psa, List.of(person("4011", null, "ada@example.com")));
            assertThat(copies.keep("kantata", later, Set.of(), "2026-03-01T01:00:00Z"))
                    .isEqualTo(1);
            assertThat(copies.keep("kantata", later, Set.of(), "2026-03-01T02:00:00Z"))
                    .as("no news")
                    .isZero();
            assertThat(ledger.references().all(PeopleCopies.UNMATCHED)).isEmpty();
            assertThat(ledger.references().ofIds("employee-in:kantata", List.of("17")))
                    .singleElement()
                    .satisfies(one -> assertThat(one.body())
                            .containsEntry("costRates", List.of("90"))
                            .containsEntry("ids", Map.of("kantata", "17", "netsuite", "4011")));
            copies.keep(
                    "kantata", PeopleMatch.of("kantata", psa, Map.of()), Set.of("netsuite"), "2026-03-01T03:00:00Z");
            assertThat(ledger.references().ofIds("employee-in:kantata", List.of("17")))
                    .as("who was whom stays while the ERP is away")
                    .singleElement()
                    .satisfies(one ->
                            assertThat(Json.textAt(one.body(), "ids.netsuite")).isEqualTo("4011"));
        }
    }
}

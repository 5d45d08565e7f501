package io.throughline.rules.party;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.rules.Ruling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PartyRulesTest {

    @Example
    void d57OnePartyHasARoleForEachCompanyAndNoAlarm() {
        Map<String, Object> known = party("PTY-1", "FR", "FR 001 234");
        assertThat(D57Identity.of(party("new", "FR", "fr001234"), List.of(known))
                        .partyId())
                .isEqualTo("PTY-1");
        assertThat(D57Identity.of(party("new", "DE", "001234"), List.of(known)).isNew())
                .isTrue();

        D57CustomerRole first = D57CustomerRole.of("PTY-1", "de01", List.of());
        D57CustomerRole second = D57CustomerRole.of("PTY-1", "gb01", List.of(first.role()));
        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isTrue();
        assertThat(second.ruling().effect()).isEqualTo(Ruling.Effect.APPLIED);
        assertThat(D57CustomerRole.of("PTY-1", "gb01", List.of(first.role(), second.role()))
                        .isNew())
                .isFalse();
    }

    @Example
    void d57NameAndAddressNeedAPersonWhoDecides() {
        Map<String, Object> address = Map.of("country", "DE", "city", "Köln", "postalCode", "50667");
        Map<String, Object> known = Map.of("id", "PTY-1", "name", "Acme GmbH", "address", address);
        Map<String, Object> same = Map.of("id", "new", "name", "ACME GmbH", "address", address);

        assertThat(D57Identity.of(same, List.of(known)).ruling().effect()).isEqualTo(Ruling.Effect.HELD);
        Map<String, Object> decided = new LinkedHashMap<>(same);
        decided.put("decidedBy", "u-9");
        assertThat(D57Identity.of(decided, List.of(known)).partyId()).isEqualTo("PTY-1");
        assertThat(D57Identity.of(Map.of("name", "Acme GmbH"), List.of(known)).isNew())
                .isTrue();
    }

    @Example
    void d57TwoPartiesWithOneNumberAreAskedAboutAndMergedOnesArePassedOver() {
        Map<String, Object> merged = new LinkedHashMap<>(party("PTY-2", "FR", "1"));
        List<Map<String, Object>> known = new ArrayList<>(List.of(party("PTY-1", "FR", "1"), merged));
        assertThat(D57Identity.of(party("new", "FR", "1"), known).ruling().effect())
                .isEqualTo(Ruling.Effect.HELD);

        merged.put("mergedInto", "PTY-1");
        assertThat(D57Identity.of(party("new", "FR", "1"), known).partyId()).isEqualTo("PTY-1");
    }

    @Example
    void d57ParentsGoFirstAndCirclesAreRefused() {
        D57Ancestry order = D57Ancestry.of(List.of(
                child("C", "B"), child("B", "A"), child("A", null), child("X", "Y"), child("Y", "X"), child("Z", "?")));

        assertThat(order.order()).containsExactly("A", "B", "C", "Z");
        assertThat(order.toFetch()).containsExactly("?");
        assertThat(order.refused()).hasSize(1);
        assertThat(order.refused().get(0).numbers()).containsEntry("circle", "X under Y under X");
    }

    @Property(tries = 100)
    void d57EveryParentIsWrittenBeforeItsChildrenWhateverTheOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<Map<String, Object>> parties = new ArrayList<>();
        for (int at = 0; at < 25; at++) {
            parties.add(child("p" + at, at == 0 || random.nextInt(5) == 0 ? null : "p" + random.nextInt(at)));
        }
        Collections.shuffle(parties, random);

        List<String> order = D57Ancestry.of(parties).order();

        assertThat(order).hasSize(parties.size());
        for (Map<String, Object> party : parties) {
            if (party.get("parentId") != null) {
                assertThat(order.indexOf(party.get("parentId"))).isLessThan(order.indexOf(party.get("id")));
            }
        }
    }

    @Example
    void d58AMergedIdRedirectsOverSeveralMergesAndNeverInACircle() {
        assertThat(D58Redirect.of("X", Map.of("X", "Y", "Y", "Z")).id()).isEqualTo("Z");
        assertThat(D58Redirect.of("X", Map.of("X", "Y", "Y", "Z")).passed()).containsExactly("X", "Y");
        assertThat(D58Redirect.of("X", Map.of("X", "Y", "Y", "X")).ruling().effect())
                .isEqualTo(Ruling.Effect.HELD);
    }

    @Example
    void d58TheInvoiceGoesToTheGroupAndTheProjectStaysWithTheBuyer() {
        D58Links links = D58Links.of(
                Map.of("id", "C", "soldToId", "ACME-FR", "billToId", "ACME-OLD"), Map.of("ACME-OLD", "ACME-GROUP"));

        assertThat(links.soldTo()).isEqualTo("ACME-FR");
        assertThat(links.billTo()).isEqualTo("ACME-GROUP");
        assertThat(D58Links.of(Map.of("soldToId", "A"), Map.of()).billTo()).isEqualTo("A");
        assertThat(D58Links.of(Map.of("billToId", "A"), Map.of()).ruling().effect())
                .isEqualTo(Ruling.Effect.HELD);
    }

    @Example
    void d59ErasureReplacesThePersonAndKeepsTheAmounts() {
        D59Erasure erasure = D59Erasure.of("17", "key of the house".getBytes(StandardCharsets.UTF_8));
        Map<String, Object> entry = Map.of(
                "id",
                "TE-1",
                "employee",
                Map.of("id", "17", "name", "Somebody"),
                "note",
                "seat 42",
                "cost",
                Map.of("amount", Map.of("value", "800", "currency", "EUR")));

        Map<String, Object> erased = erasure.erase(Map.of("lines", List.of(entry, other())));

        assertThat(erased.toString())
                .contains(erasure.standIn(), "800", "Else")
                .doesNotContain("Somebody", "seat 42", "17");
        assertThat(erasure.standIn()).matches("person-[0-9a-f]{8}");
        assertThat(D59Erasure.of("17", new byte[] {1}).standIn()).isNotEqualTo(erasure.standIn());
    }

    @Example
    void d60NobodyApprovesWhatTheyPreparedAndAWaiverNamesItsRule() {
        assertThat(approval("a", "a", null)).isEqualTo(Ruling.Effect.HELD);
        assertThat(approval("a", "b", null)).isEqualTo(Ruling.Effect.APPLIED);
        assertThat(approval(null, "b", null)).isEqualTo(Ruling.Effect.HELD);
        assertThat(approval("a", null, null)).isEqualTo(Ruling.Effect.HELD);
        assertThat(approval("a", null, "RUL-1008")).isEqualTo(Ruling.Effect.APPLIED);
        Map<String, Object> handedOver = Map.of("id", "TE", "approval", Map.of("status", "approved"));
        assertThat(D60TwoPeople.judge(handedOver, false).effect()).isEqualTo(Ruling.Effect.APPLIED);
        assertThat(D60TwoPeople.judge(Map.of("id", "J"), true).effect()).isEqualTo(Ruling.Effect.SKIPPED);
    }

    private static Map<String, Object> other() {
        return Map.of("id", "TE-2", "employee", Map.of("id", "18", "name", "Else"));
    }

    private static Ruling.Effect approval(String prepared, String approved, String waived) {
        Map<String, Object> approval = new LinkedHashMap<>(Map.of("status", "approved"));
        approval.put("preparedBy", prepared);
        approval.put("approvedBy", approved);
        approval.put("waivedBy", waived);
        return D60TwoPeople.judge(Map.of("id", "J", "approval", approval), true).effect();
    }

    private static Map<String, Object> party(String id, String country, String number) {
        return Map.of("id", id, "name", "Acme", "taxNumbers", List.of(Map.of("country", country, "number", number)));
    }

    private static Map<String, Object> child(String id, String parent) {
        Map<String, Object> child = new LinkedHashMap<>(Map.of("id", id));
        child.put("parentId", parent);
        return child;
    }
}

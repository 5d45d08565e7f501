package io.throughline.staffing;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.entries.ReferenceLedger;
import io.throughline.posting.PostingDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps who is whom, so that time is posted with the ERP's ids of people, and who is nobody, so that somebody can mend it. Only what changed is written. Thread-safe. */
public final class PeopleCopies {

    /** Reference kind of people of a PSA who are in no ERP: {@code {system, id, reason}}, by system and id. */
    public static final String UNMATCHED = "employee-unmatched";

    private final ReferenceLedger references;

    /** Keeps in this ledger. */
    public PeopleCopies(ReferenceLedger references) {
        this.references = references;
    }

    /**
     * Keeps what a comparison found.
     *
     * @param unread ERPs that could not be asked: who was whom there stays so
     * @param version of the comparison; a later one is greater
     * @return how many copies changed
     */
    public int keep(String psa, PeopleMatch match, Set<String> unread, String version) {
        String kind = PostingDocument.PERSON_IN + psa;
        Map<String, Map<String, Object>> before = new HashMap<>();
        references.ofIds(kind, match.matched().keySet()).forEach(one -> before.put(one.id(), one.body()));
        List<Reference> changed = new ArrayList<>();
        match.matched().forEach((id, person) -> {
            Map<String, Object> old = before.getOrDefault(id, Map.of());
            Map<String, Object> body = withIds(withCosts(person, old), old, unread);
            if (!body.equals(before.get(id))) {
                changed.add(new Reference(kind, id, version, null, body));
            }
        });
        references.keep(changed);
        if (unread.isEmpty()) {
            keepUnmatched(psa, match.unmatched(), version);
        }
        return changed.size();
    }

    /** What somebody costs stays as it was told before, where nobody tells it now. */
    private static Map<String, Object> withCosts(Map<String, Object> person, Map<String, Object> before) {
        if (person.containsKey("costRates") || !before.containsKey("costRates")) {
            return person;
        }
        Map<String, Object> body = new LinkedHashMap<>(person);
        body.put("costRates", before.get("costRates"));
        return body;
    }

    private static Map<String, Object> withIds(
            Map<String, Object> person, Map<String, Object> before, Set<String> unread) {
        Map<String, Object> ids = new LinkedHashMap<>(Json.asObject(person.get("ids")));
        Map<String, Object> old = Json.asObject(before.getOrDefault("ids", Map.of()));
        unread.stream().filter(old::containsKey).forEach(erp -> ids.put(erp, old.get(erp)));
        Map<String, Object> body = new LinkedHashMap<>(person);
        body.put("ids", ids);
        return body;
    }

    private void keepUnmatched(String psa, Map<String, String> unmatched, String version) {
        Map<String, Reference> before = references.all(UNMATCHED).stream()
                .filter(one -> psa.equals(one.body().get("system")))
                .collect(Collectors.toMap(Reference::id, one -> one));
        List<Reference> told = new ArrayList<>();
        unmatched.forEach((id, reason) -> {
            Map<String, Object> body = Map.of("system", psa, "id", id, "reason", reason);
            Reference old = before.remove(psa + ':' + id);
            if (old == null || !old.body().equals(body)) {
                told.add(new Reference(UNMATCHED, psa + ':' + id, version, null, body));
            }
        });
        references.keep(told);
        before.keySet().forEach(id -> references.forget(UNMATCHED, id));
    }
}

package io.throughline.staffing;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who of a PSA is whom in the ERPs: by personnel number, else by work e-mail. Whoever fits several people, or one by number and another by e-mail, is nobody until a
 * person mends it: time is never booked to a guess. Pure.
 *
 * @param matched what is kept of each person of the PSA, by id there: {@code {id, ids: {system: id}, number?, legalEntity?, …, costRates?}}, without name and e-mail
 * @param unmatched who is in no ERP, by id in the PSA, with the reason; without personal values
 */
public record PeopleMatch(Map<String, Map<String, Object>> matched, Map<String, String> unmatched) {

    private static final List<String> KEPT = List.of(
            "number",
            "pseudonym",
            "legalEntity",
            "subcontractorId",
            "organisationalUnit",
            "costCenterId",
            "managerId",
            "role",
            "grade",
            "country",
            "zone",
            "calendar",
            "employedFrom",
            "employedTo",
            "costRates");

    /** The people of one system, by what they are found by. */
    private record Register(
            Map<String, Set<String>> byNumber,
            Map<String, Set<String>> byEmail,
            Map<String, Map<String, Object>> byId) {

        static Register of(List<Map<String, Object>> people) {
            Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
            people.forEach(one -> byId.put(String.valueOf(one.get("id")), one));
            return new Register(by(people, PeopleMatch::number), by(people, PeopleMatch::email), byId);
        }

        private static Map<String, Set<String>> by(
                List<Map<String, Object>> people, Function<Map<String, Object>, String> key) {
            return people.stream()
                    .filter(one -> key.apply(one) != null)
                    .collect(Collectors.groupingBy(
                            key,
                            Collectors.mapping(
                                    one -> String.valueOf(one.get("id")),
                                    Collectors.toCollection(LinkedHashSet::new))));
        }

        Set<String> withNumber(String number) {
            return number == null ? Set.of() : byNumber.getOrDefault(number, Set.of());
        }

        Set<String> withEmail(String email) {
            return email == null ? Set.of() : byEmail.getOrDefault(email, Set.of());
        }
    }

    /** One of them, or why nobody. */
    private record Found(String id, String reason) {}

    /**
     * Compares.
     *
     * @param psa the system that people log time in
     * @param there its people, canonical
     * @param erps people of each ERP, canonical
     */
    public static PeopleMatch of(
            String psa, List<Map<String, Object>> there, Map<String, List<Map<String, Object>>> erps) {
        Register own = Register.of(there);
        Map<String, Register> registers = new TreeMap<>();
        erps.forEach((erp, people) -> registers.put(erp, Register.of(people)));
        Map<String, Map<String, Object>> matched = new LinkedHashMap<>();
        Map<String, String> unmatched = new LinkedHashMap<>();
        own.byId().forEach((id, person) -> {
            Map<String, Object> ids = new LinkedHashMap<>(Map.of(psa, id));
            Map<String, Object> kept = new LinkedHashMap<>();
            List<String> reasons = new ArrayList<>();
            registers.forEach((erp, register) -> {
                Found found = find(person, own, register);
                if (found.id() == null) {
                    reasons.add(erp + ": " + found.reason());
                } else {
                    ids.put(erp, found.id());
                    take(register.byId().get(found.id()), kept);
                }
            });
            take(person, kept);
            kept.put("id", id);
            kept.put("ids", ids);
            matched.put(id, kept);
            if (reasons.size() == registers.size()) {
                unmatched.put(id, String.join("; ", reasons));
            }
        });
        return new PeopleMatch(matched, unmatched);
    }

    private static Found find(Map<String, Object> person, Register own, Register erp) {
        Set<String> numbered = erp.withNumber(number(person));
        Set<String> addressed = erp.withEmail(email(person));
        if (numbered.size() > 1 || addressed.size() > 1) {
            return new Found(null, "several people there have the personnel number or e-mail");
        }
        if (!numbered.isEmpty()) {
            return addressed.isEmpty() || addressed.equals(numbered)
                    ? new Found(numbered.iterator().next(), null)
                    : new Found(null, "the personnel number names one person there, the e-mail another");
        }
        if (addressed.isEmpty()) {
            return new Found(null, "nobody there has the personnel number or e-mail");
        }
        return own.withEmail(email(person)).size() == 1
                ? new Found(addressed.iterator().next(), null)
                : new Found(null, "several people of the PSA share the e-mail");
    }

    private static void take(Map<String, Object> person, Map<String, Object> kept) {
        KEPT.forEach(name -> {
            if (person.get(name) != null) {
                kept.putIfAbsent(name, person.get(name));
            }
        });
    }

    private static String number(Map<String, Object> person) {
        String number = Json.textAt(person, "number");
        return number == null || number.isBlank() ? null : number.strip();
    }

    private static String email(Map<String, Object> person) {
        String email = Json.textAt(person, "email");
        return email == null || email.isBlank() ? null : email.strip().toLowerCase(Locale.ROOT);
    }
}

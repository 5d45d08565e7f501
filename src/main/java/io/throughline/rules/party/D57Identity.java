package io.throughline.rules.party;

import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * D57: identity is the party: by tax number, else by registration, else by name and address with a person who decides.
 *
 * @param partyId the party that it is; null if it is a new one or nobody decided yet
 * @param by {@code tax-number}, {@code registration} or {@code name-and-address}; null if it is a new one
 * @param ruling applied, or held for finance if two parties fit or only name and address do
 */
public record D57Identity(String partyId, String by, Ruling ruling) {

    private static final String RULE = "D57";
    private static final String TAX_NUMBER = "tax-number";
    private static final String REGISTRATION = "registration";
    private static final String NAME = "name-and-address";

    /** Whether nobody known is this party. */
    public boolean isNew() {
        return partyId == null && ruling.effect() == Ruling.Effect.APPLIED;
    }

    /**
     * Looks for a party among those known. Parties that were merged into another are passed over: what they were redirects (D58).
     *
     * @param party canonical party; its {@code decidedBy} says that a person decided that name and address are enough
     * @param known canonical parties
     */
    public static D57Identity of(Map<String, Object> party, List<Map<String, Object>> known) {
        List<Fields> standing = known.stream()
                .map(Fields::new)
                .filter(other -> other.text("mergedInto").isEmpty())
                .toList();
        Fields fields = new Fields(party);
        return Stream.of(
                        match(fields, standing, TAX_NUMBER, D57Identity::taxNumbers),
                        match(fields, standing, REGISTRATION, D57Identity::registrations),
                        match(fields, standing, NAME, D57Identity::nameAndAddress))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new D57Identity(
                        null,
                        null,
                        Ruling.applied(
                                RULE,
                                "Nobody known is this party.",
                                numbers(fields).map())));
    }

    private static Optional<D57Identity> match(
            Fields party, List<Fields> known, String by, Function<Fields, Set<String>> marks) {
        Set<String> own = marks.apply(party);
        Set<String> ids = known.stream()
                .filter(other -> marks.apply(other).stream().anyMatch(own::contains))
                .flatMap(other -> other.text("id").stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return ids.isEmpty() ? Optional.empty() : Optional.of(decided(party, by, ids));
    }

    private static D57Identity decided(Fields party, String by, Set<String> ids) {
        Numbers numbers = numbers(party).and("identified by", by).and("candidates", String.join(", ", ids));
        boolean enough = !by.equals(NAME) || party.text("decidedBy").isPresent();
        if (ids.size() == 1 && enough) {
            return new D57Identity(
                    ids.iterator().next(), by, Ruling.applied(RULE, "It is a party that is known.", numbers.map()));
        }
        String says = ids.size() > 1
                ? "More than one known party could be this one."
                : "Only name and address are the same, so a person decides whether it is the same party.";
        String fix = "Decide which party it is, and enter its tax number or registration, in the CRM.";
        return new D57Identity(null, by, Ruling.held(RULE, says, numbers.map(), "finance", fix, null));
    }

    private static Numbers numbers(Fields party) {
        return Numbers.of("party", party.text("id").orElse("new"));
    }

    private static Set<String> taxNumbers(Fields party) {
        return party.list("taxNumbers").stream()
                .map(number -> mark(number.text("country"), number.text("number")))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** A register without a country is in that of the party; another register is another number. */
    private static Set<String> registrations(Fields party) {
        Optional<String> country = party.text("registration.country").or(() -> party.text("country"));
        return mark(country, party.text("registration.number"))
                .map(mark ->
                        mark + "|" + plain(party.text("registration.register").orElse("")))
                .stream()
                .collect(Collectors.toSet());
    }

    private static Set<String> nameAndAddress(Fields party) {
        Optional<String> country = party.text("address.country").or(() -> party.text("country"));
        String place = plain(party.text("address.postalCode").orElse(""))
                + "|"
                + plain(party.text("address.city").orElse(""));
        return mark(country, party.text("name"))
                .filter(mark -> place.length() > 1)
                .map(mark -> mark + "|" + place)
                .stream()
                .collect(Collectors.toSet());
    }

    /** Without a country a number names nobody. A number may or may not repeat its country. */
    private static Optional<String> mark(Optional<String> country, Optional<String> text) {
        return country.flatMap(code -> text.map(D57Identity::plain)
                .filter(number -> !number.isEmpty())
                .map(number -> number.startsWith(code) ? number.substring(code.length()) : number)
                .map(number -> code + ":" + number));
    }

    private static String plain(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}

package io.throughline.rules.party;

import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.PlainObject;
import io.throughline.rules.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * D57: below one party there is one customer role per legal entity; a second company that sells to the same party is no duplicate.
 *
 * @param role canonical customer role, as it is or as it is to be made
 * @param isNew whether it is to be made
 * @param ruling applied
 */
public record D57CustomerRole(Map<String, Object> role, boolean isNew, Ruling ruling) {

    private static final String RULE = "D57";

    /**
     * The role of a party for one of our companies.
     *
     * @param roles canonical customer roles that are known
     */
    public static D57CustomerRole of(String partyId, String legalEntity, List<Map<String, Object>> roles) {
        Optional<Map<String, Object>> known = roles.stream()
                .filter(role -> is(role, "partyId", partyId) && is(role, "legalEntity", legalEntity))
                .findFirst();
        long others = roles.stream()
                .filter(role -> is(role, "partyId", partyId) && !is(role, "legalEntity", legalEntity))
                .count();
        Numbers numbers =
                Numbers.of("party", partyId).and("legal entity", legalEntity).and("roles for other companies", others);
        String says = known.isPresent() ? "The party is customer of this company." : "It becomes one.";
        Map<String, Object> made = new PlainObject()
                .with("id", partyId + "-" + legalEntity)
                .with("partyId", partyId)
                .with("legalEntity", legalEntity)
                .with("status", "prospect")
                .build();
        return new D57CustomerRole(known.orElse(made), known.isEmpty(), Ruling.applied(RULE, says, numbers.map()));
    }

    private static boolean is(Map<String, Object> role, String name, String value) {
        return new Fields(role).text(name).filter(value::equals).isPresent();
    }
}

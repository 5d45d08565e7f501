package io.throughline.desk;

import io.throughline.canonical.Money;
import io.throughline.ledger.DeskReach;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who proved to be this person.
 *
 * @param id stands in every decision and audit row
 * @param name for people
 * @param rights what the person may do
 * @param reach whose cases the person sees
 * @param limits up to which amount the person may approve, by ISO currency; none stated: no money at all
 * @param identities who the person is in connected systems; {@link #NOBODY} where the person is not one of its users
 */
public record Person(
        String id,
        String name,
        Set<Right> rights,
        DeskReach reach,
        Map<String, BigDecimal> limits,
        Map<String, String> identities) {

    /** The identity of a person who is no user of a system. */
    public static final String NOBODY = "none";

    /** Keeps copies. */
    public Person {
        rights = Set.copyOf(rights);
        limits = Map.copyOf(limits);
        identities = Map.copyOf(identities);
    }

    /** Whether the person has a right. */
    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** Whether the person's limit covers an amount. */
    public boolean mayApprove(Money amount) {
        return Optional.ofNullable(limits.get(amount.currency()))
                .filter(limit -> amount.value().compareTo(limit) <= 0)
                .isPresent();
    }

    /** Who the person is in a system; empty if nobody said. */
    public Optional<String> identity(String system) {
        return Optional.ofNullable(identities.get(system));
    }
}

package io.throughline.rules.time;

import io.throughline.canonical.Money;
import java.util.Map;
import java.util.Objects;

/**
 * A line that the books should hold of an entry.
 *
 * @param place the books
 * @param books the company whose books they are, with its periods
 * @param body without key and dates of accounting
 * @param cost that of the body, in the currency in which it arose; null if it has none
 * @param bill that of the body; null if it has none
 */
record Wanted(KnownLine.Place place, CompanyBooks books, Map<String, Object> body, Money cost, Money bill) {

    private static final String[] COST = {"employee", "workedOn", "workedSeconds"};
    private static final String[] BILL = {
        "employee", "workedOn", "billedSeconds", "billable", "contractLineKey", "role", "bill", "nonChargeable"
    };

    boolean costsAs(KnownLine live) {
        if (live == null) {
            return !costs();
        }
        return costs() && samePlace(live) && agree(live, COST) && sameCost(live.body());
    }

    /** A line without any amount stands for the time itself, which goes with the cost. */
    private boolean costs() {
        return body.get("cost") != null || !bills();
    }

    /** The cost in the contract's currency moves with exchange rates; the cost rate does not. */
    private boolean sameCost(Map<String, Object> live) {
        boolean byRate = live.get("costRate") != null && body.get("costRate") != null;
        String name = byRate ? "costRate" : "cost";
        return Objects.equals(live.get(name), body.get(name));
    }

    boolean billsAs(KnownLine live) {
        if (live == null) {
            return !bills();
        }
        return bills() && samePlace(live) && agree(live, BILL) && (costs() || agree(live, "workedSeconds"));
    }

    boolean bills() {
        return body.get("bill") != null || body.get("nonChargeable") != null;
    }

    private boolean samePlace(KnownLine live) {
        return place.equals(live.place());
    }

    private boolean agree(KnownLine live, String... names) {
        for (String name : names) {
            if (!same(live.body().get(name), body.get(name))) {
                return false;
            }
        }
        return true;
    }

    /** Numbers may have come back from storage as another type, people with or without a name. */
    private static boolean same(Object one, Object other) {
        if (one instanceof Number first && other instanceof Number second) {
            return first.longValue() == second.longValue();
        }
        if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second && first.containsKey("id")) {
            return Objects.equals(first.get("id"), second.get("id"));
        }
        return Objects.equals(one, other);
    }
}

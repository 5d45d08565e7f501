package io.throughline.rules.time;

import io.throughline.canonical.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the books hold of an entry for one leg: its lines less what was taken back. After a pure cost correction the cost and the rest stand on two lines.
 *
 * @param cost line on which the cost stands; null if none does
 * @param bill line on which the billed part stands; null if none does
 */
record Live(KnownLine cost, KnownLine bill) {

    /** By leg, in the order in which they were made. */
    static Map<String, Live> of(List<KnownLine> lines) {
        Map<String, Live> live = new LinkedHashMap<>();
        for (KnownLine line : lines) {
            if (!line.refused() && line.reverses() == null) {
                KnownLine cost = hasCost(line) && !isTakenBack(line, lines, true) ? line : null;
                KnownLine bill = hasBill(line) && !isTakenBack(line, lines, false) ? line : null;
                if (cost != null || bill != null) {
                    live.merge(leg(line.body()), new Live(cost, bill), Live::later);
                }
            }
        }
        return live;
    }

    /**
     * What stands besides, though a later line of its leg stands in its place: its reversal was refused. With the halves of each line that are too much.
     *
     * @param live of the same lines
     */
    static Map<KnownLine, Live> surplus(List<KnownLine> lines, Map<String, Live> live) {
        Map<KnownLine, Live> surplus = new LinkedHashMap<>();
        for (KnownLine line : lines) {
            if (!line.refused() && line.reverses() == null) {
                Live chosen = live.get(leg(line.body()));
                boolean cost = hasCost(line) && !isTakenBack(line, lines, true) && chosen.cost() != line;
                boolean bill = hasBill(line) && !isTakenBack(line, lines, false) && chosen.bill() != line;
                if (cost || bill) {
                    surplus.put(line, new Live(cost ? line : null, bill ? line : null));
                }
            }
        }
        return surplus;
    }

    private static Live later(Live earlier, Live later) {
        return new Live(
                later.cost() == null ? earlier.cost() : later.cost(),
                later.bill() == null ? earlier.bill() : later.bill());
    }

    static String leg(Map<String, Object> body) {
        Object leg = body.get("leg");
        return leg == null ? "single" : (String) leg;
    }

    private static boolean isTakenBack(KnownLine line, List<KnownLine> lines, boolean cost) {
        for (KnownLine other : lines) {
            if (!other.refused() && line.key().equals(other.reverses()) && (cost ? hasCost(other) : hasBill(other))) {
                return true;
            }
        }
        return false;
    }

    static boolean hasBill(KnownLine line) {
        return line.body().get("bill") != null || line.body().get("nonChargeable") != null;
    }

    /** A line without any amount stands for the time itself, which goes with the cost. */
    static boolean hasCost(KnownLine line) {
        return line.body().get("cost") != null || !hasBill(line);
    }

    /** The line on which the revenue of the entry stands; null if none does. */
    static KnownLine revenue(Map<String, Live> live) {
        Live leg = live.containsKey("owner-revenue") ? live.get("owner-revenue") : live.get("single");
        return leg == null ? null : leg.bill();
    }

    /** What stands as unbilled revenue of the entry in a currency; null if nothing does. */
    static Money billed(Map<String, Live> live, String currency) {
        KnownLine revenue = revenue(live);
        Money bill = revenue == null ? null : PlainParts.money(revenue.body(), "bill");
        return bill == null || !bill.currency().equals(currency) ? null : bill;
    }

    /** Its lines, each once. */
    List<KnownLine> lines() {
        List<KnownLine> lines = new ArrayList<>(2);
        if (bill != null) {
            lines.add(bill);
        }
        if (cost != null && cost != bill) {
            lines.add(cost);
        }
        return lines;
    }
}

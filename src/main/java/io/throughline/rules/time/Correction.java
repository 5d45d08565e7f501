package io.throughline.rules.time;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import io.throughline.rules.billing.CapAccount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * D14, D16, D19: brings the books from what they hold of an entry to what they should hold: one reversal and one new line for whatever differs, nothing for
 * what does not. A pure cost correction of what is invoiced leaves the billed part alone. For one entry and one thread.
 */
final class Correction {

    private static final Live NOTHING = new Live(null, null);

    private final TimeEntry entry;
    private final Known known;
    private final Surroundings around;
    private final Map<String, Live> live;
    private final Collection<Live> surplus;
    private final OnInvoice invoice;
    private final Rulings rulings = new Rulings();
    private final List<Reversal> reversals = new ArrayList<>(2);
    private final List<New> made = new ArrayList<>(2);

    /** A line that is taken back, or a part of it. */
    record Reversal(KnownLine line, Part part) {}

    /** A line that is made; without what is billed if it only corrects the cost. */
    record New(Wanted wanted, boolean costOnly) {}

    /** Which part of a line. */
    enum Part {
        ALL,
        COST,
        BILL
    }

    Correction(TimeEntry entry, Known known, Surroundings around) {
        this.entry = entry;
        this.known = known;
        this.around = around;
        this.live = known.lines().isEmpty() ? Map.of() : Live.of(known.lines());
        this.surplus =
                live.isEmpty() ? List.of() : Live.surplus(known.lines(), live).values();
        this.invoice = known.invoice() == null ? entry.invoice() : known.invoice();
    }

    Map<String, Live> live() {
        return live;
    }

    Rulings rulings() {
        return rulings;
    }

    boolean hasStanding() {
        return !live.isEmpty();
    }

    /** The books should hold nothing: the approval is gone (D14), or the entry (D19). */
    Decision takeBack(Rule rule) {
        if (live.isEmpty()) {
            rulings.add(Ruling.skipped(
                    rule.id(),
                    "Nothing of it is in the books, so nothing is to be taken back.",
                    Numbers.of("entry", entry.source().id()).map()));
            return new Decision(
                    Decision.Status.NOTHING,
                    List.of(),
                    rulings.all(),
                    around.running().caps());
        }
        live.values().forEach(this::takeBack);
        surplus.forEach(this::takeBack);
        return finish(rule, around.running().caps());
    }

    /** The books should hold these lines. */
    Decision to(List<Wanted> wanted, List<CapAccount> caps) {
        Map<String, Live> left = new HashMap<>(live);
        for (Wanted line : wanted) {
            Live standing = left.remove(Live.leg(line.body()));
            compare(line, standing == null ? NOTHING : standing);
        }
        live.forEach((leg, standing) -> {
            if (left.containsKey(leg)) {
                takeBack(standing);
            }
        });
        surplus.forEach(this::takeBack);
        if (reversals.isEmpty() && made.isEmpty()) {
            if (hasStanding()) {
                rulings.add(Ruling.skipped(
                        "D18",
                        "The books hold it as it is.",
                        Numbers.of("entry", entry.source().id()).map()));
            }
            return new Decision(
                    Decision.Status.NOTHING,
                    List.of(),
                    rulings.all(),
                    around.running().caps());
        }
        return finish(Rule.D15, caps);
    }

    private void compare(Wanted wanted, Live standing) {
        boolean cost = wanted.costsAs(standing.cost());
        boolean bill = wanted.billsAs(standing.bill());
        if (cost && bill) {
            return;
        }
        boolean apart = standing.bill() != null && (standing.cost() != standing.bill() || mustBeCredited());
        if (bill && apart) {
            if (standing.cost() != null) {
                reversals.add(new Reversal(standing.cost(), standing.cost() == standing.bill() ? Part.COST : Part.ALL));
            }
            made.add(new New(wanted, true));
        } else {
            takeBack(standing);
            made.add(new New(wanted, false));
        }
    }

    private boolean mustBeCredited() {
        return invoice != null && invoice.mustBeCredited();
    }

    private void takeBack(Live standing) {
        for (KnownLine line : standing.lines()) {
            boolean cost = line == standing.cost();
            boolean bill = line == standing.bill();
            boolean whole = (cost || !Live.hasCost(line)) && (bill || !Live.hasBill(line));
            reversals.add(new Reversal(line, whole ? Part.ALL : cost ? Part.COST : Part.BILL));
        }
    }

    private Decision finish(Rule rule, List<CapAccount> caps) {
        judgeInvoice(rule);
        judgeAdjustable();
        if (!rulings.stopped()) {
            tell(rule);
        }
        List<PlannedLine> lines = new ArrayList<>(reversals.size() + made.size());
        LineBodies bodies = new LineBodies(entry, known, around, rulings);
        reversals.forEach(reversal -> lines.add(bodies.reversal(reversal, rule)));
        made.forEach(line -> lines.add(bodies.made(line)));
        return rulings.stopped()
                ? new Decision(
                        rulings.status(),
                        List.of(),
                        rulings.all(),
                        around.running().caps())
                : new Decision(Decision.Status.POST, lines, rulings.all(), caps);
    }

    private void judgeInvoice(Rule rule) {
        boolean touched = reversals.stream()
                .anyMatch(reversal -> reversal.part() != Part.COST
                        && Live.hasBill(reversal.line())
                        && !"inter-company-sale".equals(Live.leg(reversal.line().body())));
        if (touched) {
            Money atRisk = Live.billed(
                    live, around.project() == null ? "" : around.project().currency());
            rulings.add(D15Recall.judge(
                    invoice,
                    rule == Rule.D19 ? Rule.D19 : Rule.D15,
                    around.company().rules().team(Rule.D15),
                    atRisk));
        }
    }

    private void judgeAdjustable() {
        if (entry.unadjustable() && !reversals.isEmpty()) {
            rulings.add(Ruling.held(
                    "D14",
                    "A reversal cannot be adjusted again.",
                    Numbers.of("entry", entry.source().id()).map(),
                    around.company().rules().team(Rule.D14),
                    "Enter the work anew at the source.",
                    null));
        }
    }

    private void tell(Rule rule) {
        if (reversals.isEmpty()) {
            return;
        }
        Numbers numbers = Numbers.of(
                        "taken back",
                        String.join(
                                ", ",
                                reversals.stream()
                                        .map(reversal -> reversal.line().key())
                                        .toList()))
                .and("new lines", made.size());
        boolean costOnly = reversals.stream().allMatch(reversal -> reversal.part() == Part.COST);
        String says = rule == Rule.D19
                ? "The entry was deleted, so what it made is taken back."
                : rule == Rule.D14
                        ? "The approval is gone, so what it made is taken back; a reversal is never adjusted."
                        : costOnly
                                ? "Only the cost is corrected; the invoice stays as it is."
                                : "A correction is a reversal and a new line, linked.";
        rulings.add(Ruling.applied(rule == Rule.D15 ? "D16" : rule.id(), says, numbers.map()));
    }
}

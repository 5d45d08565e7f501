package io.throughline.rules.time;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import io.throughline.rules.money.TimeUnit;
import io.throughline.rules.money.UnitPrice;
import io.throughline.rules.rates.D25Price;
import io.throughline.rules.rates.Priced;
import io.throughline.rules.rates.RateQuery;
import java.util.Objects;

/** The price of an entry: the rate in force on the work date (D23 to D26), or the one it was logged at (D28). For one entry. */
final class Pricing {

    private final TimeEntry entry;
    private final Known known;
    private final Surroundings around;
    private final KnownLine logged;
    private final boolean reRate;
    private final Rulings rulings;

    /**
     * @param charged whether the customer is charged
     * @param priced null if it is not priced
     * @param role that was priced
     */
    record Result(boolean charged, Priced priced, String role) {}

    Pricing(TimeEntry entry, Known known, Surroundings around, KnownLine logged, boolean reRate, Rulings rulings) {
        this.entry = entry;
        this.known = known;
        this.around = around;
        this.logged = logged;
        this.reRate = reRate;
        this.rulings = rulings;
    }

    Result of(ProjectTerms.Line line, Placed placed) {
        String role = placed.role(entry, line);
        if (!line.isCharged()) {
            rulings.add(Ruling.applied(
                    line.billing().included() ? "D32" : "D31",
                    "Time on this line makes cost only.",
                    Numbers.of("line", placed.lineKey())
                            .and("method", line.billing().method())
                            .map()));
            return new Result(false, null, role);
        }
        boolean billable = !Boolean.FALSE.equals(entry.billing().billable())
                && (placed.assignment() == null || placed.assignment().billable());
        D25Price price = D25Price.of(
                line.rates(),
                query(line, placed, role),
                around.company().rules().team(Rule.D25),
                null);
        if (!billable) {
            return new Result(false, price.priced(), role);
        }
        Priced kept = keptRate(price, placed, role);
        return new Result(true, kept == null ? inForce(price, placed) : kept, role);
    }

    private RateQuery query(ProjectTerms.Line line, Placed placed, String role) {
        String entity = placed.resourcingEntity(entry);
        TimeUnit unit =
                entry.billing().unit() == null ? line.unit() : entry.billing().unit();
        return new RateQuery(
                placed.day(),
                role,
                entry.work().employeeId(),
                entity == null ? around.company().id() : entity,
                placed.assignment() == null
                        ? null
                        : placed.assignment().resourcing().unit(),
                unit,
                entry.billing().kind());
    }

    private Priced inForce(D25Price price, Placed placed) {
        UnitPrice agreed =
                placed.assignment() == null ? null : placed.assignment().billRate();
        boolean fallback = price.isHeld()
                && price.ruling().rule().equals("D25")
                && agreed != null
                && agreed.price().currency().equals(around.project().currency());
        if (!fallback) {
            rulings.add(price.ruling());
            return price.priced();
        }
        String source = "assignment " + placed.assignment().id();
        rulings.add(Ruling.applied(
                "D24",
                "No rate card prices it, so the price agreed at the assignment counts.",
                Numbers.of("assignment", placed.assignment().id())
                        .and("rate", agreed)
                        .map()));
        return Priced.flat(agreed, source);
    }

    /** D28: what was logged keeps its rate as long as what decides about it is the same; null: it is priced anew. */
    private Priced keptRate(D25Price price, Placed placed, String role) {
        Money rate = reRate || logged == null ? null : PlainParts.money(logged.body(), "billRate");
        if (rate == null || !isPricedAlike(placed, role)) {
            return null;
        }
        String unit = PlainParts.text(logged.body(), "billUnit");
        UnitPrice then = new UnitPrice(rate, TimeUnit.of(unit).orElse(TimeUnit.HOUR));
        boolean same = !price.isHeld()
                && price.priced().parts().stream().anyMatch(part -> part.price().equals(then));
        if (same) {
            rulings.add(price.ruling());
            return price.priced();
        }
        rulings.add(Ruling.applied(
                "D28",
                "What is logged keeps its rate; a re-rate is a separate act.",
                Numbers.of("rate", then)
                        .and(
                                "rate of today",
                                price.isHeld()
                                        ? "none"
                                        : price.priced().parts().get(0).price())
                        .map()));
        return Priced.flat(then, PlainParts.text(logged.body(), "rateRow"));
    }

    private boolean isPricedAlike(Placed placed, String role) {
        var body = logged.body();
        String kind = known.previous() == null ? entry.billing().kind() : PlainParts.text(known.previous(), "kind");
        return Objects.equals(role, PlainParts.text(body, "role"))
                && Objects.equals(entry.work().employeeId(), PlainParts.text(PlainParts.part(body, "employee"), "id"))
                && placed.day().toString().equals(body.get("workedOn"))
                && Objects.equals(placed.lineKey(), PlainParts.text(body, "contractLineKey"))
                && Objects.equals(around.project().projectId(), logged.place().projectId())
                && around.project().currency().equals(logged.place().currency())
                && Objects.equals(kind, entry.billing().kind());
    }

    /** A part of the quantity is in no tier. */
    void outsideOfTiers(Placed placed) {
        rulings.add(Ruling.held(
                "D25",
                "A part of the quantity is in no tier of the rate.",
                Numbers.of("worked on", placed.day())
                        .and("seconds before", around.running().secondsBefore())
                        .map(),
                around.company().rules().team(Rule.D25),
                "Enter a tier for this quantity in the rate card and retry.",
                null));
    }
}

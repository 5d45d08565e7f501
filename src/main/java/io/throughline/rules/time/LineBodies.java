package io.throughline.rules.time;

import io.throughline.canonical.Money;
import io.throughline.rules.LineKey;
import io.throughline.rules.Numbers;
import io.throughline.rules.PlainObject;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import io.throughline.rules.money.D7Exchange;
import io.throughline.rules.money.D8Converted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes lines as they are posted: keys, dates of accounting (D17), and amounts in the currency of the books (D7, D8). For one entry. */
final class LineBodies {

    private static final Set<String> BILLED = Set.of(
            "billedSeconds", "billable", "billRate", "billUnit", "rateRow", "bill", "nonChargeable", "accountingBill");
    private static final Set<String> COSTED = Set.of("workedSeconds", "costRate", "cost", "accountingCost");
    private static final Set<String> SECONDS = Set.of("workedSeconds", "billedSeconds");
    private static final Set<String> AMOUNTS =
            Set.of("cost", "bill", "nonChargeable", "tax", "accountingCost", "accountingBill");
    private static final Set<String> WRITTEN_ANEW = Set.of("key", "reverses", "entryVersion", "accountingOn", "rules");

    private final TimeEntry entry;
    private final Known known;
    private final Surroundings around;
    private final Rulings rulings;

    LineBodies(TimeEntry entry, Known known, Surroundings around, Rulings rulings) {
        this.entry = entry;
        this.known = known;
        this.around = around;
        this.rulings = rulings;
    }

    PlannedLine made(Correction.New line) {
        Wanted wanted = line.wanted();
        LocalDate workedOn = LocalDate.parse((String) wanted.body().get("workedOn"));
        D17AccountingDate date = wanted.books().accountingDate(workedOn);
        rulings.add(date.ruling());
        Exchanged exchanged = exchanged(wanted, date);
        if (rulings.stopped()) {
            return null;
        }
        String leg = Live.leg(wanted.body());
        String key = LineKey.ofTime(entry.source().system(), entry.source().id(), known.revision() + 1)
                + (leg.equals("single") ? "" : "-" + leg);
        PlainObject body = new PlainObject().with("key", key);
        wanted.body().forEach((name, value) -> {
            if (!(line.costOnly() && BILLED.contains(name)) && !(exchanged != null && name.equals("cost"))) {
                body.with(name, value);
            }
        });
        if (exchanged != null) {
            exchanged.write(body, line.costOnly());
        }
        if (!line.costOnly()) {
            Money bill = wanted.bill();
            boolean inBooks = exchanged == null || exchanged.accountingBill() == null;
            rulings.add(date.late(
                    inBooks ? bill : exchanged.accountingBill(),
                    wanted.books().company().time().books().materiality()));
        }
        body.with("accountingOn", date.accountingOn().toString()).with("rules", rulings.ids());
        return new PlannedLine(key, null, wanted.place(), date.period(), body.build());
    }

    /** Amounts of a single line in both currencies; null for a leg, which has them already. */
    private Exchanged exchanged(Wanted wanted, D17AccountingDate date) {
        if (!Live.leg(wanted.body()).equals("single")) {
            return null;
        }
        CompanyProfile company = wanted.books().company();
        LocalDate on = wanted.books().rateDay(date);
        Money cost = wanted.cost();
        Money bill = wanted.bill();
        D8Converted books = convert(wanted.place().currency(), company, on, bill);
        boolean foreignCost = cost != null
                && !cost.currency().equals(wanted.place().currency())
                && !cost.currency().equals(company.currency());
        D8Converted costs = foreignCost ? convert(cost.currency(), company, on, bill) : null;
        return rulings.stopped() ? null : Exchanged.of(cost, bill, books, costs, company);
    }

    private D8Converted convert(String from, CompanyProfile company, LocalDate on, Money atRisk) {
        D7Exchange exchange = D7Exchange.find(
                around.books().rates(),
                from,
                company.currency(),
                on,
                company.rules().team(Rule.D7),
                atRisk);
        rulings.add(exchange.ruling());
        return exchange.converted();
    }

    /** The negative of a line or of a part of it, accounted for where the line was if that is still open. */
    PlannedLine reversal(Correction.Reversal reversal, Rule rule) {
        KnownLine line = reversal.line();
        CompanyBooks books = CompanyBooks.of(line.place().legalEntity(), around);
        if (books == null) {
            rulings.add(unknownBooks(line));
            return null;
        }
        D17AccountingDate date = books.accountingDate(accountedOn(line));
        rulings.add(date.ruling());
        if (rulings.stopped()) {
            return null;
        }
        String key = key(reversal);
        PlainObject body = new PlainObject()
                .with("key", key)
                .with(
                        "reverses",
                        new PlainObject()
                                .with("key", line.key())
                                .with("documentId", line.documentId())
                                .with("documentNumber", line.documentNumber())
                                .build())
                .with("entryVersion", entry.source().version());
        line.body().forEach((name, value) -> {
            if (isOf(reversal.part(), name)) {
                body.with(name, negated(name, value));
            }
        });
        List<String> rules = new ArrayList<>(List.of(rule == Rule.D15 ? "D16" : rule.id()));
        if (date.isMoved()) {
            rules.add("D17");
        }
        body.with("accountingOn", date.accountingOn().toString()).with("rules", rules);
        return new PlannedLine(key, line.key(), line.place(), date.period(), body.build());
    }

    private Ruling unknownBooks(KnownLine line) {
        return Ruling.held(
                "D50",
                "Nobody knows the company in whose books a line stands that is to be taken back.",
                Numbers.of("line", line.key())
                        .and("company", line.place().legalEntity())
                        .map(),
                around.company().rules().team(Rule.D50),
                "Add the company to its region again and retry.",
                null);
    }

    private static LocalDate accountedOn(KnownLine line) {
        LocalDate date = PlainParts.date(line.body(), "accountingOn");
        return date == null ? PlainParts.date(line.body(), "workedOn") : date;
    }

    private static boolean isOf(Correction.Part part, String name) {
        return !WRITTEN_ANEW.contains(name)
                && switch (part) {
                    case ALL -> true;
                    case COST -> !BILLED.contains(name);
                    case BILL -> !COSTED.contains(name);
                };
    }

    private static Object negated(String name, Object value) {
        if (SECONDS.contains(name) && value instanceof Number number) {
            return -number.longValue();
        }
        return AMOUNTS.contains(name) && value instanceof Map<?, ?>
                ? Money.ofPlain(value).map(Money::negated).orElseThrow()
                : value;
    }

    /** The key of the reversed line with {@code r}; once a reversal of that key was refused, with the number of this decision too. */
    private String key(Correction.Reversal reversal) {
        KnownLine line = reversal.line();
        String leg = Live.leg(line.body());
        String tail = leg.equals("single") || !line.key().endsWith("-" + leg) ? "" : "-" + leg;
        String part = switch (reversal.part()) {
            case ALL -> "";
            case COST -> "-cost";
            case BILL -> "-bill";
        };
        String key = line.key().substring(0, line.key().length() - tail.length()) + "-r" + tail + part;
        boolean taken = known.lines().stream().anyMatch(other -> other.key().equals(key));
        return taken ? key + "-" + (known.revision() + 1) : key;
    }
}

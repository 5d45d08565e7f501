package io.throughline.rules.time;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.PlainObject;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import io.throughline.rules.entities.D50Legs;
import io.throughline.rules.entities.LegLines;
import io.throughline.rules.entities.WorkBetweenCompanies;
import io.throughline.rules.money.D5Amount;
import io.throughline.rules.money.TimeUnit;
import io.throughline.rules.money.UnitPrice;
import io.throughline.rules.revenue.RuledFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the lines of an entry: one, or its legs between companies (D50). For one entry. */
final class Lines {

    private final TimeEntry entry;
    private final Surroundings around;
    private final Placed placed;
    private final Rulings rulings;

    Lines(TimeEntry entry, Surroundings around, Placed placed, Rulings rulings) {
        this.entry = entry;
        this.around = around;
        this.placed = placed;
        this.rulings = rulings;
    }

    List<Wanted> of(CostOfWork cost, Money amount, Charge charge) {
        String entity = placed.resourcingEntity(entry);
        boolean own = entity == null || entity.equals(around.company().id());
        Resourcing other = own ? null : around.resourcing().apply(entity);
        if (own) {
            return List.of(single(cost, amount, charge));
        }
        if (other == null || other.transfer() == null || amount == null) {
            rulings.add(Ruling.held(
                    "D50",
                    other == null
                            ? "Nobody knows the company whose person works."
                            : "Nobody knows the cost, or the price between the companies.",
                    Numbers.of("owner", around.company().id())
                            .and("resourcing", entity)
                            .map(),
                    around.company().rules().team(Rule.D50),
                    "Enter the company, the cost rate and the price between the companies, and retry.",
                    null));
            return List.of();
        }
        return between(other, cost, amount, charge);
    }

    private Wanted single(CostOfWork cost, Money amount, Charge charge) {
        PlainObject body = common(charge)
                .with("workedSeconds", entry.work().seconds())
                .with("costRate", rate(cost))
                .with("cost", amount);
        return new Wanted(
                place(around.company().id(), around.project().currency()),
                CompanyBooks.of(around.company().id(), around),
                billed(body, charge).build(),
                amount,
                charge.bill());
    }

    private List<Wanted> between(Resourcing other, CostOfWork cost, Money amount, Charge charge) {
        CompanyBooks books = CompanyBooks.of(around.company().id(), around);
        WorkBetweenCompanies work = work(other, amount, charge, books);
        if (D50Legs.goesAsOneLine(work)) {
            return List.of(single(cost, amount, charge));
        }
        RuledFacts legs = D50Legs.of(
                work,
                around.books().rates()::find,
                code -> CompanyBooks.of(code, around).company().rounding());
        legs.rulings().forEach(rulings::add);
        List<Wanted> wanted = new ArrayList<>(4);
        Map<String, Object> common =
                common(charge).with("workedSeconds", entry.work().seconds()).build();
        LegLines.of("", common, legs.facts())
                .forEach((code, lines) -> lines.forEach(line -> wanted.add(leg(code, line, cost, charge))));
        return wanted;
    }

    private WorkBetweenCompanies work(Resourcing other, Money amount, Charge charge, CompanyBooks books) {
        CompanyProfile owner = around.company();
        Money transfer = D5Amount.of(
                entry.work().seconds(), other.transfer(), owner.calendar().hoursPerDay(), owner.rounding());
        return new WorkBetweenCompanies(
                entry.source().id(),
                "time-entry",
                new WorkBetweenCompanies.Day(
                        placed.day(), entry.work().seconds(), books.rateDay(books.accountingDate(placed.day()))),
                new WorkBetweenCompanies.Company(owner.id(), owner.currency(), owner.legs()),
                new WorkBetweenCompanies.Company(
                        other.company().id(),
                        other.company().currency(),
                        other.company().legs()),
                new WorkBetweenCompanies.Prices(transfer, charge.bill(), amount));
    }

    private Wanted leg(String code, Map<String, Object> line, CostOfWork cost, Charge charge) {
        PlainObject body = new PlainObject();
        line.forEach((name, value) -> {
            if (!name.equals("key")) {
                body.with(name, value);
            }
        });
        String leg = (String) line.get("leg");
        if (leg.equals("owner-revenue")) {
            billed(body, charge);
        } else if (leg.equals("resourcing-cost")) {
            body.with("costRate", rate(cost));
        }
        Object amount = line.get("bill") == null ? line.get("cost") : line.get("bill");
        Money money = Money.ofPlain(amount).orElseThrow();
        return new Wanted(
                place(code, money.currency()),
                CompanyBooks.of(code, around),
                body.build(),
                null,
                line.get("bill") == null ? null : money);
    }

    private PlainObject common(Charge charge) {
        return new PlainObject()
                .with("entryId", entry.source().id())
                .with("entryVersion", entry.source().version())
                .with(
                        "employee",
                        entry.work().employeeId() == null
                                ? null
                                : Map.of("id", entry.work().employeeId()))
                .with("taskId", placed.taskId())
                .with("contractLineKey", placed.lineKey())
                .with("role", charge.price().role())
                .with("workedOn", placed.day().toString());
    }

    private PlainObject billed(PlainObject body, Charge charge) {
        body.with("billedSeconds", charge.billedSeconds())
                .with("billable", charge.price().charged());
        if (charge.bill() != null) {
            UnitPrice rate = charge.price()
                    .priced()
                    .rate(
                            around.running().secondsBefore(),
                            around.company().calendar().hoursPerDay());
            body.with("billRate", rate.price())
                    .with(
                            "billUnit",
                            rate.unit() == TimeUnit.HOUR ? null : rate.unit().word())
                    .with("rateRow", charge.price().priced().source())
                    .with("bill", charge.bill());
        }
        return body.with("nonChargeable", charge.nonChargeable());
    }

    private static Money rate(CostOfWork cost) {
        return cost.rate() == null ? null : cost.rate().price();
    }

    private KnownLine.Place place(String legalEntity, String currency) {
        return new KnownLine.Place(legalEntity, around.project().projectId(), currency);
    }
}

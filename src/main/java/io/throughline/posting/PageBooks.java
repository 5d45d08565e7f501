package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.entries.BatchKey;
import io.throughline.ledger.entries.EntryState;
import io.throughline.ledger.entries.LineState;
import io.throughline.ledger.entries.NewLine;
import io.throughline.rules.money.DatedRates;
import io.throughline.rules.time.Known;
import io.throughline.rules.time.KnownLine;
import io.throughline.rules.time.Periods;
import io.throughline.rules.time.PlannedLine;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the books of our companies take, and what they hold of the entries of a page. For one thread. */
final class PageBooks {

    private final EntryFacts facts;
    private final Map<String, Periods> periods = new HashMap<>();

    PageBooks(EntryFacts facts) {
        this.facts = facts;
    }

    Periods periods(Companies.Company company) {
        return periods.computeIfAbsent(
                company.entity().id(),
                id -> Periods.of(
                        facts.periods().getOrDefault(id, List.of()),
                        id,
                        company.profile().time().books().module()));
    }

    DatedRates rates(Companies.Company company) {
        return company.entity().books().exchange().rates()::find;
    }

    Known known(Candidate one) {
        return one.known()
                .map(before -> new Known(
                        before.revision(),
                        before.version(),
                        before.verdict().state() == EntryState.DECIDED
                                && before.verdict().holdKey() == null,
                        lines(one),
                        null,
                        Json.asObject(before.data().getOrDefault("data", Map.of()))))
                .orElse(Known.NOTHING);
    }

    private static List<KnownLine> lines(Candidate one) {
        return one.lines().stream()
                .map(line -> new KnownLine(
                        line.key(),
                        line.reverses(),
                        new KnownLine.Place(
                                line.place().legalEntity(),
                                line.place().projectId(),
                                line.place().currency()),
                        line.outcome().state() == LineState.REFUSED,
                        line.outcome().documentId(),
                        line.outcome().documentNumber(),
                        line.body()))
                .toList();
    }

    /** A line that rules planned, as the ledger keeps it. */
    static NewLine line(Candidate one, PlannedLine line) {
        Map<String, Object> body = line.body();
        return new NewLine(
                line.key(),
                line.reverses(),
                new BatchKey(
                        one.key().system(),
                        one.key().kind().equals("expense") ? "expense" : "time",
                        line.place().legalEntity(),
                        line.place().projectId(),
                        line.period(),
                        line.place().currency()),
                new NewLine.Amounts(
                        seconds(body.get("workedSeconds")),
                        seconds(body.get("billedSeconds")),
                        amount(body.get("cost")),
                        amount(body.get("bill")),
                        amount(body.get("nonChargeable"))),
                body);
    }

    private static long seconds(Object value) {
        return value instanceof Number seconds ? seconds.longValue() : 0;
    }

    private static BigDecimal amount(Object money) {
        return Money.ofPlain(money).map(Money::value).orElse(BigDecimal.ZERO);
    }
}

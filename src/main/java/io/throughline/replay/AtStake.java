package io.throughline.replay;

import io.throughline.canonical.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The money that the differences of one transaction are about. The same euro goes through several records: amounts of one field are added up over the lines and
 * items of a step, and the largest of these sums counts. A difference that is no amount, but decides whether or how something is posted, puts the whole deal at
 * stake: a hold, a step, a record, a code in the ERP.
 */
record AtStake(List<Difference> differences, Replayed before, Replayed after) {

    private static final Set<Difference.Kind> OF_FIELDS =
            Set.of(Difference.Kind.WRITTEN, Difference.Kind.RESULT, Difference.Kind.QUESTION);

    Map<String, BigDecimal> money() {
        Map<String, BigDecimal> most = new TreeMap<>();
        sums().forEach((group, sum) -> add(most, sum, group.substring(group.lastIndexOf(' ') + 1)));
        if (differences.stream().anyMatch(AtStake::putsTheDealAtStake)) {
            deal(most);
        }
        return most;
    }

    private Map<String, BigDecimal> sums() {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        differences.stream()
                .filter(difference -> difference.kind() == Difference.Kind.WRITTEN && difference.amount() != null)
                .forEach(difference -> sums.merge(
                        "%s %s %s %s"
                                .formatted(
                                        difference.stepName(),
                                        difference.record(),
                                        difference.generalField(),
                                        difference.amount().currency()),
                        difference.amount().worth(),
                        BigDecimal::add));
        return sums;
    }

    private static boolean putsTheDealAtStake(Difference difference) {
        if (!OF_FIELDS.contains(difference.kind())) {
            return true;
        }
        return difference.kind() == Difference.Kind.WRITTEN
                && difference.role().equals("erp")
                && difference.amount() == null
                && difference.secrecy() != Secrecy.CLASSIFIED;
    }

    private void deal(Map<String, BigDecimal> most) {
        for (String path : List.of("terms amount", "opportunity amount")) {
            for (Replayed side : List.of(after, before)) {
                String[] parts = path.split(" ");
                Object money = side.step(parts[0])
                        .map(step -> Json.at(step.result(), parts[1]))
                        .orElse(null);
                BigDecimal value = Leaves.number(Json.at(money, "value"));
                if (value != null) {
                    add(most, value.abs(), Json.textAt(money, "currency"));
                    return;
                }
            }
        }
        Stream.of(after, before)
                .flatMap(side -> side.stop().stream())
                .filter(stop -> Leaves.number(stop.amount()) != null && stop.currency() != null)
                .findFirst()
                .ifPresent(stop -> add(most, Leaves.number(stop.amount()).abs(), stop.currency()));
    }

    private void add(Map<String, BigDecimal> most, BigDecimal value, String currency) {
        BigDecimal rate = rate(currency);
        String counted = rate == null ? currency : books();
        BigDecimal converted = rate == null ? value : value.multiply(rate);
        most.merge(counted, converted, BigDecimal::max);
    }

    private String books() {
        return Json.textAt(terms(), "accountingCurrency");
    }

    /** Into the currency of the books; null if it is not known. */
    private BigDecimal rate(String currency) {
        Object terms = terms();
        if (currency.equals(Json.textAt(terms, "accountingCurrency"))) {
            return BigDecimal.ONE;
        }
        return currency.equals(Json.textAt(terms, "exchange.from"))
                ? Leaves.number(Json.at(terms, "exchange.rate"))
                : null;
    }

    private Object terms() {
        return Stream.of(after, before)
                .flatMap(side -> side.step("terms").stream())
                .map(step -> (Object) step.result())
                .filter(result -> result != null)
                .findFirst()
                .orElse(Map.of());
    }
}

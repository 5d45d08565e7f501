package io.throughline.runner.archive;

import io.throughline.replay.Difference;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;

/**
 * All differences of one field.
 *
 * @param kind the word of what differs
 * @param field dotted path with {@code []} for items; empty where the whole record, step or hold differs
 * @param differences how many
 * @param transactions ids of those that have one
 * @param amount how much more or less in all; null where it is no amount or a rate
 * @param currency of the amount; empty if there is none
 */
public record FieldTotal(
        String kind,
        String record,
        String field,
        int differences,
        Set<String> transactions,
        BigDecimal amount,
        String currency) {

    static FieldTotal of(Difference difference, String transaction) {
        Difference.Amount amount = difference.amount();
        boolean counts = amount != null && !amount.perUnit();
        return new FieldTotal(
                difference.kind().word(),
                difference.record(),
                difference.generalField(),
                1,
                Set.of(transaction),
                counts ? amount.value() : null,
                counts ? amount.currency() : "");
    }

    FieldTotal plus(FieldTotal other) {
        Set<String> all = new TreeSet<>(transactions);
        all.addAll(other.transactions);
        return new FieldTotal(
                kind,
                record,
                field,
                differences + other.differences,
                all,
                amount == null ? null : amount.add(other.amount),
                currency);
    }
}

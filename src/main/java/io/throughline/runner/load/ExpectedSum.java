package io.throughline.runner.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums of one key.
 *
 * @param lines posting lines, each correction with its reversal
 * @param workedSeconds worked time
 * @param billedSeconds billed time
 * @param cost what it costs the firm
 * @param billed what the customer is charged
 * @param nonChargeable what is not charged
 */
public record ExpectedSum(
        long lines,
        long workedSeconds,
        long billedSeconds,
        BigDecimal cost,
        BigDecimal billed,
        BigDecimal nonChargeable) {

    static final ExpectedSum NONE = new ExpectedSum(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    ExpectedSum plus(ExpectedSum other) {
        return new ExpectedSum(
                lines + other.lines,
                workedSeconds + other.workedSeconds,
                billedSeconds + other.billedSeconds,
                cost.add(other.cost),
                billed.add(other.billed),
                nonChargeable.add(other.nonChargeable));
    }

    /** The same as one line that takes it back. */
    ExpectedSum reversed() {
        return new ExpectedSum(
                lines, -workedSeconds, -billedSeconds, cost.negate(), billed.negate(), nonChargeable.negate());
    }

    /** How another sum differs, in words; empty if it does not. Amounts are equal however many zeros they are written with. */
    List<String> differences(ExpectedSum found) {
        List<String> all = new ArrayList<>();
        compare("lines", BigDecimal.valueOf(lines), BigDecimal.valueOf(found.lines), all);
        compare("worked seconds", BigDecimal.valueOf(workedSeconds), BigDecimal.valueOf(found.workedSeconds), all);
        compare("billed seconds", BigDecimal.valueOf(billedSeconds), BigDecimal.valueOf(found.billedSeconds), all);
        compare("cost", cost, found.cost, all);
        compare("billed", billed, found.billed, all);
        compare("non-chargeable", nonChargeable, found.nonChargeable, all);
        return all;
    }

    static void compare(String name, BigDecimal expected, BigDecimal found, List<String> differences) {
        if (expected.compareTo(found) != 0) {
            differences.add("%s %s instead of %s".formatted(name, found.toPlainString(), expected.toPlainString()));
        }
    }
}

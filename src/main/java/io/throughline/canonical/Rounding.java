package io.throughline.canonical;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a legal entity rounds (D2). All of these treat a negative amount as the mirror of the positive one. */
public enum Rounding {
    /** A half goes away from zero: 12.345 → 12.35, −61.085 → −61.09. */
    HALF_UP(RoundingMode.HALF_UP),
    /** A half goes to the even neighbour: 12.345 → 12.34, −61.085 → −61.08. */
    HALF_EVEN(RoundingMode.HALF_EVEN),
    /** A half goes towards zero: 12.345 → 12.34. */
    HALF_DOWN(RoundingMode.HALF_DOWN),
    /** Always towards zero. */
    DOWN(RoundingMode.DOWN),
    /** Always away from zero. */
    UP(RoundingMode.UP);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    /**
     * The nearest multiple of an increment, such as 0.05 for cash in francs: 12.37 → 12.35, 12.38 → 12.40 half up.
     *
     * @param increment above zero
     */
    public BigDecimal toMultiple(BigDecimal increment, BigDecimal value) {
        return value.divide(increment, 0, mode).multiply(increment);
    }

    /** The quotient rounded once to this many digits after the point, however long the exact one is. */
    public BigDecimal quotient(BigDecimal dividend, BigDecimal divisor, int digits) {
        return dividend.divide(divisor, digits, mode);
    }

    /** The value with exactly this many digits after the point. */
    public BigDecimal to(int digits, BigDecimal value) {
        return value.setScale(digits, mode);
    }
}

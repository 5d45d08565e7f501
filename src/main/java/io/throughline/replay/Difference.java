package io.throughline.replay;

import java.math.BigDecimal;

/**
 * One thing that would be different.
 *
 * @param step id of the step
 * @param role role of its operation, such as {@code erp}
 * @param record what is written, such as {@code netsuite:contract}, or the step's result, such as {@code result of terms}
 * @param field dotted path; empty where the whole record, step or hold differs
 * @param before the value with the old bundle; null if there is none
 * @param after the value with the new bundle; null if there is none
 * @param amount how much money more or less it is; null where the field is no amount
 * @param oldPlace what decided the old value
 * @param newPlace what decided the new value
 * @param secrecy whether the values may be shown
 */
public record Difference(
        Kind kind,
        String step,
        String role,
        String record,
        String field,
        Object before,
        Object after,
        Amount amount,
        Place oldPlace,
        Place newPlace,
        Secrecy secrecy) {

    /** What differs. */
    public enum Kind {
        /** A field of something that is written to a system. */
        WRITTEN("written"),
        /** A field of a step's result, which later steps read. */
        RESULT("result"),
        /** A record that is written only with one of the bundles. */
        RECORD("record"),
        /** What a system is asked: the recorded answer was to another question. */
        QUESTION("question"),
        /** A step or a started workflow that only one of the bundles has, or that calls another operation or system. */
        WORKFLOW("workflow"),
        /** The deal would be stopped now. */
        NEW_STOP("new hold"),
        /** The deal would go on now. */
        GONE_STOP("hold gone"),
        /** The deal is stopped either way, for other reasons. */
        OTHER_STOP("other hold");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As people and programs read it. */
        public String word() {
            return word;
        }
    }

    /**
     * An amount of money.
     *
     * @param value after less before
     * @param currency ISO code
     * @param perUnit a rate: counted by the quantity of its line, not added up
     * @param quantity of the line of a rate; null if it has none
     */
    public record Amount(BigDecimal value, String currency, boolean perUnit, BigDecimal quantity) {

        /** What it is worth, never negative: a rate what the quantity makes of it. */
        BigDecimal worth() {
            return quantity == null ? value.abs() : value.multiply(quantity).abs();
        }
    }

    /** Whether the values are personal, cost rates or typed by somebody, or may be. */
    public boolean hidden() {
        return secrecy.isHidden();
    }

    /** The same with what decided it. */
    Difference decidedBy(Place old, Place young) {
        return new Difference(kind, step, role, record, field, before, after, amount, old, young, secrecy);
    }

    /** The path with {@code []} for items of lists. */
    public String generalField() {
        return Leaves.general(field);
    }

    /** The name of the step without item keys. */
    public String stepName() {
        int slash = step.indexOf('/');
        return slash < 0 ? step : step.substring(0, slash);
    }
}

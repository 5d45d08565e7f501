package io.throughline.simulator.salesforce.schema;

import java.util.Locale;

/** The field types of the org, as far as its objects use them. */
public enum FieldType {
    /** The record's own id. */
    ID,
    /** One line of text. */
    STRING,
    /** Many lines of text. */
    TEXTAREA,
    /** One of a list of values. */
    PICKLIST,
    /** An e-mail address. */
    EMAIL,
    /** A telephone number. */
    PHONE,
    /** A web address. */
    URL,
    /** The id of another record. */
    REFERENCE,
    /** True or false. */
    BOOLEAN,
    /** A whole number. */
    INT,
    /** A decimal number. */
    DOUBLE,
    /** A decimal amount in the record's currency. */
    CURRENCY,
    /** A decimal percentage. */
    PERCENT,
    /** A calendar date without zone. */
    DATE,
    /** An instant. */
    DATETIME;

    /** The word in describe answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether values are JSON numbers. */
    public boolean number() {
        return this == INT || this == DOUBLE || this == CURRENCY || this == PERCENT;
    }

    /** Whether values are compared as text, without regard to case. */
    public boolean words() {
        return ordinal() >= STRING.ordinal() && ordinal() <= URL.ordinal();
    }
}

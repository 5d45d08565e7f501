package io.throughline.simulator.salesforce.soql;

import java.math.BigDecimal;

/** A value written in a query. */
public sealed interface Literal {

    /** Quoted text, without quotes and escapes. */
    record Text(String value) implements Literal {}

    /** A number. */
    record Number(BigDecimal value) implements Literal {}

    /** TRUE or FALSE. */
    record Bool(boolean value) implements Literal {}

    /** NULL. */
    record Null() implements Literal {}

    /** A date, without quotes. */
    record Date(String value) implements Literal {}

    /** A date-time in the org's canonical text. */
    record Datetime(String value) implements Literal {}

    /** A relative date such as TODAY or LAST_N_DAYS:7, as the first day and the day after the last one. */
    record Range(String from, String until) implements Literal {}
}

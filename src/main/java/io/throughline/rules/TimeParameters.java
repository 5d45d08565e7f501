package io.throughline.rules;

import java.util.List;

/** What configuration may set for the rules of money, time and rates (D1 to D29). */
public final class TimeParameters {

    /** Goes on, and the report tells. */
    public static final String WARN = "warn";

    /** Back to whoever logged it. */
    public static final String RETURN = "return";

    /** D5: by how much a target that recomputes the amount may differ. */
    public static final Parameter RECOMPUTED_TOLERANCE = new Parameter(
            Rule.D5,
            "tolerance",
            Parameter.amount(),
            "0.01",
            "by how much the amount of a target that recomputes it may differ, in units of its currency");

    /** D6: seconds of a step, where the contract says none; 0: billed to the second. */
    public static final Parameter INCREMENT = new Parameter(
            Rule.D6,
            "seconds",
            Parameter.whole(),
            "0",
            "length of a billing step where the contract names none; 0: to the second");

    /** D6: direction, where the contract says none. */
    public static final Parameter INCREMENT_ROUNDING = new Parameter(
            Rule.D6,
            "rounding",
            Parameter.words("up", "nearest", "down"),
            "up",
            "direction of a billing step where the contract names none");

    /** D9: whose calendar gives the work date. */
    public static final Parameter WORK_DATE = new Parameter(
            Rule.D9,
            "date",
            Parameter.words("author", "zone"),
            "author",
            "whose calendar gives the date of a start with an offset: its author's, or that of the region's zone");

    /** D12: what becomes of work whose cost nobody knows. */
    public static final Parameter WITHOUT_COST = new Parameter(
            Rule.D12,
            "withoutCost",
            Parameter.words("hold", "post"),
            "hold",
            "what becomes of work whose cost rate nobody knows; post: the ERP has the cost");

    /** D17: what becomes of work of a closed period. */
    public static final Parameter CLOSED_PERIOD = new Parameter(
            Rule.D17,
            "closed",
            Parameter.words("first-open-day", "current-or-nothing"),
            "first-open-day",
            "what becomes of work of a closed period: accounted for on the first open day, or held");

    /** D17: what becomes of work of a period that is locked for us. */
    public static final Parameter LOCKED_PERIOD = new Parameter(
            Rule.D17,
            "locked",
            Parameter.words("as-closed", "hold", "post"),
            "as-closed",
            "what becomes of work of a locked period: as of a closed one, held, or posted because our user may");

    /** D17: whose locks count. */
    public static final Parameter LEDGER_MODULE = new Parameter(
            Rule.D17,
            "module",
            new Parameter.Shape("a module such as projects", text -> text.matches("[a-z0-9]+(-[a-z0-9]+)*")),
            "projects",
            "module of the ERP whose locks count, besides those that name none");

    /** D17: from which amount on a late entry is listed with a proposed accrual. */
    public static final Parameter LATE_MATERIALITY = new Parameter(
            Rule.D17,
            "materiality",
            Parameter.amount(),
            "0",
            "from which amount on, in the books' currency, a late entry is listed with a proposed accrual");

    /** D17: which date's exchange rate applies to a late entry. */
    public static final Parameter RATE_DATE = new Parameter(
            Rule.D17,
            "rateOn",
            Parameter.words("work-date", "accounting-date"),
            "work-date",
            "which date's exchange rate applies when the accounting date moves");

    /** D20: most hours of a day. */
    public static final Parameter DAY_MAXIMUM = new Parameter(
            Rule.D20,
            "max",
            Parameter.wordsOrAmount("calendar", "none"),
            "24",
            "most hours of one person on one day: a number, or those of the calendar");

    /** D20: what becomes of hours above the maximum. */
    public static final Parameter DAY_ACTION = new Parameter(
            Rule.D20,
            "action",
            Parameter.words("by-approval", WARN, RETURN),
            "by-approval",
            "what becomes of hours above the day's maximum: a warning, or back to who logged them; by-approval: a warning once they are approved");

    /** D20: what becomes of work on a day nobody works. */
    public static final Parameter NON_WORKING_DAY = new Parameter(
            Rule.D20,
            "nonWorkingDay",
            Parameter.words("allow", WARN, RETURN),
            WARN,
            "what becomes of work on a day that is none in the calendar");

    /** D20: what becomes of an entry without hours. */
    public static final Parameter ZERO_HOURS = new Parameter(
            Rule.D20,
            "zeroHours",
            Parameter.words("allow", WARN, RETURN),
            WARN,
            "what becomes of an entry without hours");

    /** D21: what becomes of an assignment that leaves working days out. */
    public static final Parameter ASSIGNMENT_GAP = new Parameter(
            Rule.D21,
            "gap",
            Parameter.words("allow", WARN, "hold"),
            "hold",
            "what becomes of assignments of one person, role and task between which are working days without one");

    static final List<Parameter> ALL = List.of(
            RECOMPUTED_TOLERANCE,
            INCREMENT,
            INCREMENT_ROUNDING,
            WORK_DATE,
            WITHOUT_COST,
            CLOSED_PERIOD,
            LOCKED_PERIOD,
            LEDGER_MODULE,
            LATE_MATERIALITY,
            RATE_DATE,
            DAY_MAXIMUM,
            DAY_ACTION,
            NON_WORKING_DAY,
            ZERO_HOURS,
            ASSIGNMENT_GAP);

    private TimeParameters() {}
}

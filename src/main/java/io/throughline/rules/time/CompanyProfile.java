package io.throughline.rules.time;

import io.throughline.config.LegalEntity;
import io.throughline.config.Region;
import io.throughline.config.RoundingRule;
import io.throughline.config.WorkCalendar;
import io.throughline.rules.Parameter;
import io.throughline.rules.Rule;
import io.throughline.rules.TimeParameters;
import io.throughline.rules.entities.LegMaker;
import io.throughline.rules.money.D6Increment;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a legal entity says about time, read once of its configuration. Immutable; used by many threads.
 *
 * @param id of the legal entity
 * @param currency of its books
 * @param rounding D2
 * @param calendar its working days, and how long a day is
 * @param zone of its region
 * @param legs who makes legs between companies (D50)
 * @param time parameters of the time rules
 * @param rules which rules run and who decides about what they stop
 */
public record CompanyProfile(
        String id,
        String currency,
        RoundingRule rounding,
        WorkCalendar calendar,
        ZoneId zone,
        LegMaker legs,
        Time time,
        Rules rules) {

    /**
     * @param increment D6, where the contract names none
     * @param workDate D9
     * @param postsWithoutCost D12
     * @param books D17
     * @param day D20
     */
    public record Time(
            D6Increment increment,
            D9WorkDate.Calendar workDate,
            boolean postsWithoutCost,
            Books books,
            D20DayHours.Policy day) {}

    /**
     * @param closed what becomes of work of a closed period
     * @param locked of a locked one
     * @param module whose locks count
     * @param materiality from which amount on a late entry is listed
     * @param rateOfAccountingDate whether the exchange rate of the accounting date applies when it moves, else that of the work date
     */
    public record Books(
            D17AccountingDate.Closed closed,
            D17AccountingDate.Locked locked,
            String module,
            BigDecimal materiality,
            boolean rateOfAccountingDate) {}

    /**
     * @param runs whether a switchable rule runs
     * @param teams team by rule
     */
    public record Rules(Map<Rule, Boolean> runs, Map<Rule, String> teams) {

        /** Whether a rule runs. */
        public boolean run(Rule rule) {
            return runs.get(rule);
        }

        /** The team that decides about what a rule stops. */
        public String team(Rule rule) {
            return teams.get(rule);
        }
    }

    /** The profile of a legal entity, as a customer and its contract have it if the entity was resolved for them. */
    public static CompanyProfile of(LegalEntity entity, Region region) {
        LegalEntity.Policies policies = entity.policies();
        Map<Rule, Boolean> runs = new EnumMap<>(Rule.class);
        Map<Rule, String> teams = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            runs.put(rule, policies.runs(rule.id()));
            teams.put(rule, region.teamFor(rule.kind()).id());
        }
        return new CompanyProfile(
                entity.id(),
                entity.books().currency(),
                entity.books().rounding(),
                entity.delivery().calendar(),
                region.zone(),
                LegMaker.of(policies),
                time(policies, entity.delivery().calendar()),
                new Rules(runs, teams));
    }

    private static Time time(LegalEntity.Policies policies, WorkCalendar calendar) {
        return new Time(
                new D6Increment(
                        TimeParameters.INCREMENT.number(policies).longValue(),
                        D6Increment.direction(TimeParameters.INCREMENT_ROUNDING.in(policies))),
                word(TimeParameters.WORK_DATE, policies, D9WorkDate.Calendar.class),
                TimeParameters.WITHOUT_COST.is("post", policies),
                books(policies),
                new D20DayHours.Policy(
                        maximum(policies, calendar),
                        word(TimeParameters.DAY_ACTION, policies, D20DayHours.Action.class),
                        word(TimeParameters.NON_WORKING_DAY, policies, D20DayHours.Action.class),
                        word(TimeParameters.ZERO_HOURS, policies, D20DayHours.Action.class)));
    }

    private static Books books(LegalEntity.Policies policies) {
        return new Books(
                TimeParameters.CLOSED_PERIOD.is("first-open-day", policies)
                        ? D17AccountingDate.Closed.FIRST_OPEN_DAY
                        : D17AccountingDate.Closed.HOLD,
                word(TimeParameters.LOCKED_PERIOD, policies, D17AccountingDate.Locked.class),
                TimeParameters.LEDGER_MODULE.in(policies),
                TimeParameters.LATE_MATERIALITY.number(policies),
                TimeParameters.RATE_DATE.is("accounting-date", policies));
    }

    private static BigDecimal maximum(LegalEntity.Policies policies, WorkCalendar calendar) {
        String written = TimeParameters.DAY_MAXIMUM.in(policies);
        return switch (written) {
            case "none" -> null;
            case "calendar" -> calendar.hoursPerDay();
            default -> new BigDecimal(written);
        };
    }

    private static <E extends Enum<E>> E word(Parameter parameter, LegalEntity.Policies policies, Class<E> type) {
        return Enum.valueOf(
                type, parameter.in(policies).toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

package io.throughline.config;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of our companies, with everything its region's chain of files says for it. Immutable.
 *
 * @param id such as {@code de01}
 * @param name its legal name
 * @param seat where it is
 * @param books how it keeps its books
 * @param delivery how it delivers
 * @param policies what it allows
 */
public record LegalEntity(String id, String name, Seat seat, Books books, Delivery delivery, Policies policies) {

    /**
     * @param country ISO 3166-1 alpha-2
     * @param state part of ISO 3166-2 behind the hyphen, else null
     */
    public record Seat(String country, String state) {}

    /**
     * @param currency accounting currency, ISO 4217
     * @param rounding D2, D3
     * @param taxes treatments in the order they are tried
     * @param exchange where rates come from
     * @param approvals the approval chain: every stage whose threshold a deal exceeds must approve it, the lowest first
     * @param subsidiaries the company's id by ERP system
     */
    public record Books(
            String currency,
            RoundingRule rounding,
            List<TaxTreatment> taxes,
            Exchange exchange,
            List<Approval> approvals,
            Map<String, String> subsidiaries) {}

    /**
     * @param rates the table the company uses
     * @param day which day's rate applies
     */
    public record Exchange(ExchangeRates rates, RateDay day) {

        /** The rate of that day; empty if nobody entered one: then the deal is held (D7). */
        public Optional<ExchangeRate> find(String from, String to, LocalDate date) {
            return rates.find(from, to, date);
        }
    }

    /** Which day's exchange rate applies to a deal. */
    public enum RateDay {
        /** The day the contract was signed. */
        SIGNED,
        /** The first day of the work. */
        START
    }

    /**
     * @param serviceLines what the company may sell
     * @param templates which template delivers what
     * @param projectCode how project codes are made
     * @param calendar its working days
     */
    public record Delivery(
            Set<String> serviceLines, TemplateTable templates, ProjectCodeScheme projectCode, WorkCalendar calendar) {}

    /**
     * @param switches what the company allows
     * @param limits how far a deal may go
     * @param rules rules switched on or off by id; others are on
     */
    public record Policies(Switches switches, Limits limits, Map<String, RuleSwitch> rules) {

        /** By how much the lines may miss the amount (D4). */
        public BigDecimal linesTolerance() {
            return limits.linesTolerance();
        }

        /** Whether a rule runs. */
        public boolean runs(String ruleId) {
            return !rules.containsKey(ruleId) || rules.get(ruleId).on();
        }

        /** What files say for a parameter of a rule; empty if they leave it to the rule's default. */
        public Optional<RuleSetting> parameter(String ruleId, String name) {
            return Optional.ofNullable(rules.get(ruleId))
                    .map(rule -> rule.parameters().get(name));
        }
    }

    /**
     * @param linesTolerance by how much the lines may miss the amount (D4), in units of the deal's currency
     * @param longestWork years that work may last at most (RUL-1004)
     */
    public record Limits(BigDecimal linesTolerance, int longestWork) {}

    /**
     * @param shellFirst the project shell may exist while the ERP customer is pending
     * @param startBeforeSignature work may start before the contract is signed
     * @param mixedBilling a line may be billed in another way than the deal (D32)
     * @param taxNumberAtHome a customer in the company's own country needs a tax number (D57)
     */
    public record Switches(
            boolean shellFirst, boolean startBeforeSignature, boolean mixedBilling, boolean taxNumberAtHome) {}

    /**
     * @param on whether the rule runs
     * @param position where it is written
     * @param parameters by name, as files write them; the rulebook knows names and types
     */
    public record RuleSwitch(boolean on, Position position, Map<String, RuleSetting> parameters) {

        /** Copies the parameters. */
        public RuleSwitch {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * @param text as it is written
     * @param position where it is written
     */
    public record RuleSetting(String text, Position position) {}
}

package io.throughline.rules.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.rules.Ruling;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillingReadinessTest {

    private static final PeriodToBill.Dates MARCH =
            new PeriodToBill.Dates(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 2));

    @Test
    void aPeriodInWhichEverythingIsThereIsReleased() {
        BillingReadiness ready = judge(contract(Map.of("treatment", "standard")), PeriodToBill.Counts.READY, List.of());

        assertThat(ready.open()).isEmpty();
        assertThat(ready.isReleased()).isTrue();
        assertThat(ready.rulings()).extracting(Ruling::rule).contains("D11", "D25", "D41", "D37", "D49");
    }

    @Test
    void everythingThatIsOpenIsFoundAtOnce() {
        Map<String, Object> contract = contract(Map.of("treatment", "exempt", "exemptUntil", "2026-03-31"));
        contract.put("poRequired", true);
        contract.put("payers", List.of(Map.of("partyId", "A", "share", "90")));
        PeriodToBill.Counts counts = new PeriodToBill.Counts(3, 2, Map.of("D21", 4), Money.of("1000", "EUR"));
        Map<String, Object> milestone = Map.of(
                "id",
                "M",
                "status",
                "reached",
                "amount",
                Money.of("5", "EUR").plain(),
                "approval",
                Map.of("status", "draft"));

        BillingReadiness ready = judge(contract, counts, List.of(milestone));

        assertThat(ready.isReleased()).isFalse();
        assertThat(ready.open())
                .extracting(Ruling::rule)
                .containsExactlyInAnyOrder("D11", "D25", "D21", "D41", "D37", "D31", "D49", "D33");
    }

    @Test
    void d49ACertificateIsValidOnItsLastDayAndNoLonger() {
        Map<String, Object> contract = contract(Map.of("treatment", "exempt", "exemptUntil", "2026-04-02"));
        assertThat(judge(contract, PeriodToBill.Counts.READY, List.of()).isReleased())
                .isTrue();

        Map<String, Object> expired = contract(Map.of("treatment", "exempt", "exemptUntil", "2026-04-01"));
        assertThat(judge(expired, PeriodToBill.Counts.READY, List.of()).open())
                .extracting(Ruling::rule)
                .containsExactly("D49");
    }

    @Test
    void d47ReverseChargeNeedsANumberThatWasProvenByThen() {
        Map<String, Object> late =
                contract(Map.of("treatment", "reverse-charge", "customerRegistration", "X", "provenOn", "2026-04-03"));
        assertThat(judge(late, PeriodToBill.Counts.READY, List.of()).open())
                .extracting(Ruling::rule)
                .containsExactly("D47");
    }

    @Test
    void aMilestoneOfALaterPeriodIsNotAskedFor() {
        Map<String, Object> later = Map.of(
                "id", "M", "status", "reached", "reachedOn", "2026-04-01", "approval", Map.of("status", "draft"));
        assertThat(judge(contract(Map.of("treatment", "standard")), PeriodToBill.Counts.READY, List.of(later))
                        .isReleased())
                .isTrue();
    }

    @Test
    void aRuleThatIsSwitchedOffIsNotAsked() {
        PeriodToBill period = new PeriodToBill(
                contract(Map.of("treatment", "standard")),
                Map.of("poRequired", true),
                MARCH,
                PeriodToBill.Counts.READY,
                List.of());

        assertThat(BillingReadiness.of(period, rule -> true).isReleased()).isFalse();
        assertThat(BillingReadiness.of(period, rule -> !rule.equals("D41")).isReleased())
                .isTrue();
    }

    private static BillingReadiness judge(
            Map<String, Object> contract, PeriodToBill.Counts counts, List<Map<String, Object>> milestones) {
        return BillingReadiness.of(new PeriodToBill(contract, Map.of(), MARCH, counts, milestones), rule -> true);
    }

    private static Map<String, Object> contract(Map<String, Object> tax) {
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("id", "C");
        contract.put("currency", "EUR");
        contract.put("lines", List.of(Map.of("key", "1", "taxes", List.of(tax))));
        return contract;
    }
}

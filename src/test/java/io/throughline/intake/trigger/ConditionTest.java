package io.throughline.intake.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.intake.trigger.Condition.All;
import io.throughline.intake.trigger.Condition.Any;
import io.throughline.intake.trigger.Condition.Equals;
import io.throughline.intake.trigger.Condition.In;
import io.throughline.intake.trigger.Condition.Present;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionTest {

    @Test
    void equalsComparesNumbersByAmountAndTextByLetters() {
        assertThat(new Equals("Probability", 100).holds(Map.of("Probability", new BigDecimal("100.0"))))
                .isTrue();
        assertThat(new Equals("StageName", "Closed Won").holds(Map.of("StageName", "closed won")))
                .isFalse();
        assertThat(new Equals("IsWon", true).holds(Map.of("IsWon", "true"))).isFalse();
    }

    @Test
    void inHoldsForAnyOfItsValues() {
        Condition stages = new In("StageName", List.of("Contracted", "Closed Won"));
        assertThat(stages.holds(Map.of("StageName", "Contracted"))).isTrue();
        assertThat(stages.holds(Map.of("StageName", "Negotiation"))).isFalse();
        assertThat(stages.holds(Map.of())).isFalse();
    }

    @Test
    void presentTakesBlankTextForNothing() {
        Condition contract = new Present("Contract_Number__c", true);
        assertThat(contract.holds(Map.of("Contract_Number__c", "C-1"))).isTrue();
        assertThat(contract.holds(Map.of("Contract_Number__c", " "))).isFalse();
        assertThat(contract.holds(Collections.singletonMap("Contract_Number__c", null)))
                .isFalse();
        assertThat(new Present("Contract_Number__c", false).holds(Map.of())).isTrue();
    }

    @Test
    void fieldsOfAParentAreReadByTheirPath() {
        assertThat(new Equals("Account.Type", "Customer").holds(Map.of("Account", Map.of("Type", "Customer"))))
                .isTrue();
        assertThat(new Equals("Account.Type", "Customer").holds(Collections.singletonMap("Account", null)))
                .isFalse();
    }

    @Test
    void allAndAnyJoinOthersAndTellWhatTheyRead() {
        Condition signed = new All(List.of(
                new Equals("IsWon", true),
                new Any(List.of(new Present("Contract", true), new Present("Order", true)))));
        assertThat(signed.holds(Map.of("IsWon", true, "Order", "O-1"))).isTrue();
        assertThat(signed.holds(Map.of("IsWon", true))).isFalse();
        assertThat(signed.holds(Map.of("IsWon", false, "Order", "O-1"))).isFalse();
        assertThat(signed.fields()).containsExactly("Contract", "IsWon", "Order");
    }
}

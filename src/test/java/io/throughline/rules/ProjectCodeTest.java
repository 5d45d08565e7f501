package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Region;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectCodeTest {

    @Test
    void theSameDealHasTheSameCode() {
        assertThat(code(Deals.good(), Deals.lab())).isEqualTo(code(Deals.good(), Deals.lab()));
    }

    @Test
    void aThousandDealsHaveAThousandCodes() {
        Region region = Deals.lab();
        Set<String> codes = new HashSet<>();

        for (int deal = 0; deal < 1000; deal++) {
            codes.add(code(Deals.good().with("id", "006" + deal), region));
        }

        assertThat(codes).hasSize(1000);
    }

    @Test
    void aSchemeTakesWhatTheDealHas() {
        Region region = Deals.lab("projectCode: \"{region}-{yyyy}{mm}-{number:4}-{line:3}\"");

        assertThat(code(Deals.good().with("number", "778899"), region)).isEqualTo("LAB-202607-7788-ADV");
    }

    @Test
    void aSchemeThatNeedsWhatTheDealLacksIsHeld() {
        Region region = Deals.lab("projectCode: \"P{number}\"");

        assertThat(DealGatesTest.rules(Deals.good().decide(region))).containsExactly("RUL-1007");
    }

    private static String code(Deals deal, Region region) {
        return deal.decide(region) instanceof Verdict.Passed passed ? Json.textAt(passed.terms(), "projectCode") : null;
    }
}

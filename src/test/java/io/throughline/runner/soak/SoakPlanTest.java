package io.throughline.runner.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.runner.soak.Moment.Break;
import io.throughline.runner.soak.Moment.Signal;
import io.throughline.runner.soak.Moment.Win;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakPlanTest {

    @Test
    void theSameSeedDrawsTheSamePlanAndAnotherSeedAnother() {
        assertThat(plan(7)).isEqualTo(plan(7)).isNotEqualTo(plan(8));
    }

    @Test
    void aPlanHasDealsFaultsAndEverySignal() {
        SoakPlan plan = plan(7);
        assertThat(plan.count(Win.class)).isBetween(150L, 450L);
        assertThat(plan.count(Break.class)).isGreaterThan(30);
        assertThat(signals(plan).stream().map(Signal::kind)).contains(Signal.Kind.values());
    }

    @Test
    void whatIsKilledIsStartedAndWhatIsPausedGoesOnBeforeTheNextSignal() {
        for (int runner = 0; runner < 2; runner++) {
            int number = runner;
            List<Signal.Kind> kinds = signals(plan(7)).stream()
                    .filter(signal -> signal.runner() == number)
                    .map(Signal::kind)
                    .toList();
            for (int i = 0; i + 1 < kinds.size(); i += 2) {
                List<Signal.Kind> pair = kinds.subList(i, i + 2);
                assertThat(pair)
                        .isIn(
                                List.of(Signal.Kind.KILL, Signal.Kind.START),
                                List.of(Signal.Kind.STOP, Signal.Kind.START),
                                List.of(Signal.Kind.PAUSE, Signal.Kind.CONTINUE));
            }
        }
    }

    @Test
    void momentsComeInTheirOrder() {
        Moment[] moments = plan(7).moments().toArray(new Moment[0]);
        Moment[] sorted = moments.clone();
        Arrays.sort(sorted);
        assertThat(moments).containsExactly(sorted);
    }

    private static List<Signal> signals(SoakPlan plan) {
        return plan.moments().stream()
                .map(Moment::act)
                .filter(Signal.class::isInstance)
                .map(Signal.class::cast)
                .toList();
    }

    private static SoakPlan plan(long seed) {
        return SoakPlan.of(new SoakSettings(
                Path.of("unused"),
                Duration.ofMinutes(5),
                seed,
                60,
                null,
                2,
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofMinutes(5)));
    }
}

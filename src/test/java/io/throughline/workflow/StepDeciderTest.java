package io.throughline.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StepDeciderTest {

    private final StepDecider decider = new StepDecider(RetryPolicy.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "PENDING, 0, NATURAL, Call",
        "REJECTED, 0, NATURAL, Call",
        "DONE, 0, NATURAL, Skip",
        "INTENT, 10, NATURAL, Settle",
        "UNKNOWN, 10, LOOK_UP, Settle",
        "INTENT, 0, KEYED, Ask",
        "UNKNOWN, 0, LOOK_UP, Ask",
        "INTENT, 0, READ, Call"
    })
    void movesAsTheStateAndTheSafetySay(StepState state, int settles, Safety safety, String move) {
        NextMove next = decider.reach(state, Duration.ofSeconds(settles), Duration.ZERO, 0, contract(safety, true));
        assertThat(next.getClass().getSimpleName()).isEqualTo(move);
    }

    @ParameterizedTest
    @CsvSource({"KEYED, Call", "NATURAL, Call", "CONDITIONAL, Call", "LOOK_UP, AskPerson", "BLIND, AskPerson"})
    void withoutAProbeOnlyWhatMayBeRepeatedIsRepeated(Safety safety, String move) {
        NextMove next = decider.reach(StepState.UNKNOWN, Duration.ZERO, Duration.ZERO, 0, contract(safety, false));
        assertThat(next.getClass().getSimpleName()).isEqualTo(move);
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, 23h, false, Call",
        "UNKNOWN, 24h, false, AskPerson",
        "INTENT, 25h, false, AskPerson",
        "UNKNOWN, 25h, true, Ask",
        "PENDING, 25h, false, Call",
        "REJECTED, 25h, false, Call"
    })
    void g5AKeyThatTheTargetMayHaveForgottenIsNotSimplyRepeated(
            StepState state, String age, boolean hasProbe, String move) {
        OperationContract keyed = keptFor(Duration.ofHours(24), contract(Safety.KEYED, hasProbe));
        NextMove next = decider.reach(state, Duration.ZERO, Duration.parse("PT" + age), 0, keyed);
        assertThat(next.getClass().getSimpleName()).isEqualTo(move);
    }

    @ParameterizedTest
    @CsvSource({"KEYED, 13, Call", "KEYED, 14, AskPerson", "NATURAL, 14, AskPerson", "CONDITIONAL, 14, AskPerson"})
    void g8ACallThatNobodyCanAskAboutIsNotRepeatedForEver(Safety safety, int failures, String move) {
        NextMove next =
                decider.reach(StepState.UNKNOWN, Duration.ZERO, Duration.ZERO, failures, contract(safety, false));
        assertThat(next.getClass().getSimpleName()).isEqualTo(move);
    }

    @Test
    void r09ATargetThatAsksForPatienceIsNotAskedSooner() {
        assertThat(after(Outcome.UNKNOWN, Safety.LOOK_UP, 1, Duration.ofSeconds(90), false))
                .isEqualTo(new Aftermath.AskAfter(Duration.ofSeconds(90)));
        assertThat(after(Outcome.UNKNOWN, Safety.LOOK_UP, 1, Duration.ofSeconds(2), false))
                .isEqualTo(new Aftermath.AskAfter(Duration.ofSeconds(25)));
        assertThat(after(Outcome.UNKNOWN, Safety.LOOK_UP, 1, Duration.ofHours(2), false))
                .isEqualTo(new Aftermath.AskAfter(RetryPolicy.DEFAULT.longest()));
    }

    private static OperationContract keptFor(Duration retention, OperationContract contract) {
        return new OperationContract(
                contract.name(),
                contract.system(),
                contract.route(),
                contract.safety(),
                contract.subject(),
                contract.shared(),
                contract.settle(),
                contract.probe(),
                contract.result(),
                contract.crosswalk(),
                Optional.of(retention),
                Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(Safety.class)
    void g5OnlyABlindCallIsNotRepeatedAfterTheTargetDeniesIt(Safety safety) {
        boolean asksPerson = decider.afterAbsent(safety) instanceof NextMove.AskPerson;
        assertThat(asksPerson).isEqualTo(safety == Safety.BLIND);
    }

    @ParameterizedTest
    @CsvSource({
        "APPLIED, true, GoOn",
        "REJECTED, true, Undo",
        "REJECTED, false, AskPerson",
        "HELD, true, AskPerson",
        "UNKNOWN, true, AskAfter",
        "NOT_APPLIED, true, TryAgain"
    })
    void followsTheOutcome(Outcome outcome, boolean undoable, String aftermath) {
        assertThat(after(outcome, Safety.NATURAL, 1, null, undoable).getClass().getSimpleName())
                .isEqualTo(aftermath);
    }

    @Test
    void aReadInDoubtIsReadAgain() {
        assertThat(after(Outcome.UNKNOWN, Safety.READ, 1, null, false)).isInstanceOf(Aftermath.TryAgain.class);
    }

    @Test
    void stopsAtTheLimit() {
        assertThat(after(Outcome.NOT_APPLIED, Safety.NATURAL, 14, null, false)).isInstanceOf(Aftermath.AskPerson.class);
    }

    @Test
    void waitsAsLongAsTheTargetAsksButNeverLongerThanTheLongestWait() {
        assertThat(after(Outcome.NOT_APPLIED, Safety.NATURAL, 1, Duration.ofSeconds(30), false))
                .isEqualTo(new Aftermath.TryAgain(Duration.ofSeconds(30)));
        assertThat(after(Outcome.NOT_APPLIED, Safety.NATURAL, 1, Duration.ofHours(3), false))
                .isEqualTo(new Aftermath.TryAgain(RetryPolicy.DEFAULT.longest()));
    }

    private Aftermath after(Outcome outcome, Safety safety, int failures, Duration told, boolean undoable) {
        return decider.after(outcome, contract(safety, true), failures, Optional.ofNullable(told), undoable, () -> 0.5);
    }

    private static OperationContract contract(Safety safety, boolean hasProbe) {
        Optional<String> probe = hasProbe ? Optional.of("probe") : Optional.empty();
        return new OperationContract(
                "erp-x-make",
                "erp",
                "erp-x-make",
                safety,
                Optional.empty(),
                false,
                Duration.ofSeconds(25),
                probe,
                Optional.empty(),
                Optional.empty());
    }
}

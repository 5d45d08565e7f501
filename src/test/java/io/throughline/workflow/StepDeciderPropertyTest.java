package io.throughline.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What the decider never does, whatever the facts. */
class StepDeciderPropertyTest {

    private static final Set<StepState> IN_DOUBT = EnumSet.of(StepState.INTENT, StepState.UNKNOWN);
    private static final Set<StepState> OPEN = EnumSet.of(StepState.PENDING, StepState.REJECTED);

    private final StepDecider decider = new StepDecider(RetryPolicy.DEFAULT);

    @Property
    void g5WhatTheTargetCannotTellApartIsNeverCalledWhileInDoubt(
            @ForAll StepState state,
            @ForAll @LongRange(min = 0, max = 100_000) long settles,
            @ForAll @LongRange(min = 0, max = 10_000_000) long age,
            @ForAll("contracts") OperationContract contract) {
        NextMove move = decider.reach(state, Duration.ofMillis(settles), Duration.ofSeconds(age), 0, contract);
        boolean blindly = contract.safety() == Safety.BLIND || contract.safety() == Safety.LOOK_UP;
        if (IN_DOUBT.contains(state) && blindly) {
            assertThat(move).isNotInstanceOf(NextMove.Call.class);
        }
        if (!IN_DOUBT.contains(state) && !OPEN.contains(state)) {
            assertThat(move).isEqualTo(new NextMove.Skip());
        }
    }

    @Property
    void g5NothingIsAskedOrCalledBeforeItSettled(
            @ForAll @LongRange(min = 1, max = 100_000) long settles,
            @ForAll @LongRange(min = 0, max = 10_000_000) long age,
            @ForAll boolean intent,
            @ForAll("contracts") OperationContract contract) {
        StepState state = intent ? StepState.INTENT : StepState.UNKNOWN;
        NextMove move = decider.reach(state, Duration.ofMillis(settles), Duration.ofSeconds(age), 0, contract);
        if (contract.safety().writes()) {
            assertThat(move).isEqualTo(new NextMove.Settle(Duration.ofMillis(settles)));
        }
    }

    @Property
    void g8FailuresEndWithAPersonAndWaitsAreBounded(
            @ForAll @IntRange(min = 0, max = 40) int failures,
            @ForAll @LongRange(min = 0, max = 1_000_000) long told,
            @ForAll @IntRange(min = 0, max = 1000) int random,
            @ForAll("contracts") OperationContract contract) {
        Aftermath aftermath = decider.after(
                Outcome.NOT_APPLIED,
                contract,
                failures,
                told == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(told)),
                false,
                () -> random / 1000.0);
        if (failures >= RetryPolicy.DEFAULT.tries()) {
            assertThat(aftermath).isEqualTo(new Aftermath.AskPerson());
        } else {
            Duration wait = ((Aftermath.TryAgain) aftermath).after();
            assertThat(wait)
                    .isGreaterThanOrEqualTo(RetryPolicy.DEFAULT.delay(Math.max(failures, 1), () -> random / 1000.0))
                    .isLessThanOrEqualTo(Duration.ofMinutes(6));
        }
    }

    @Property
    void g5AWriteInDoubtIsLeftToSettleAtLeastAsLongAsItsTargetNeeds(
            @ForAll @IntRange(min = 0, max = 40) int failures, @ForAll("contracts") OperationContract contract) {
        Aftermath aftermath = decider.after(Outcome.UNKNOWN, contract, failures, Optional.empty(), true, () -> 0.5);
        if (contract.safety().writes()) {
            assertThat(((Aftermath.AskAfter) aftermath).settle()).isGreaterThanOrEqualTo(contract.settle());
        }
    }

    @Property
    void g4OnlyWhatWasCarriedOutGoesOn(
            @ForAll Outcome outcome,
            @ForAll @IntRange(min = 0, max = 40) int failures,
            @ForAll boolean undoable,
            @ForAll("contracts") OperationContract contract) {
        Aftermath aftermath = decider.after(outcome, contract, failures, Optional.empty(), undoable, () -> 0.5);
        assertThat(aftermath instanceof Aftermath.GoOn).isEqualTo(outcome == Outcome.APPLIED);
        assertThat(aftermath instanceof Aftermath.Undo).isEqualTo(outcome == Outcome.REJECTED && undoable);
    }

    @Provide
    Arbitrary<OperationContract> contracts() {
        Arbitrary<Safety> safeties = Arbitraries.of(Safety.class);
        Arbitrary<Boolean> probes = Arbitraries.of(true, false);
        Arbitrary<Integer> settles = Arbitraries.integers().between(1, 200);
        return net.jqwik.api.Combinators.combine(safeties, probes, settles).as(StepDeciderPropertyTest::contract);
    }

    private static OperationContract contract(Safety safety, boolean probe, int settle) {
        return new OperationContract(
                "erp-x-make",
                "erp",
                "erp-x-make",
                safety,
                Optional.empty(),
                false,
                Duration.ofSeconds(settle),
                probe ? Optional.of("probe") : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}

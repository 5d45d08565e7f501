package io.throughline.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Outcome;
import io.throughline.workflow.Safety;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every connector must do, whatever it connects: one record however often an operation is called and whatever becomes of its answers, a probe that knows,
 * an undo that finds, a new session when the old one ends, and names in every script. A connector whose test extends this and is green is done.
 *
 * <p>The suite asks the capability file which steps of {@link DealStep#WAY} the connector offers and tries each of them. A system of another make than our
 * simulators takes part if it answers the same control calls (docs/simulators.md): journal, faults. One without any, such as a folder of files, is disturbed on
 * the way to it ({@link DisturbedWire}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConnectorSuite {

    private static final int MOST_CALLS = 40;
    private static final int MOST_TRIES = 6;

    /** Codes of a route that failed by itself instead of refusing what it was given. */
    private static final Set<String> ROUTE_BROKE = Set.of("CAM-2001", "CAM-2003", "CAM-2004");

    private final Map<DealStep, Long> undisturbed = new HashMap<>();
    private ConnectorBed bed;
    private SystemUnderTest target;

    /** Starts the systems, which may keep their files in the folder, and the bed. */
    protected abstract ConnectorBed start(Path folder) throws Exception;

    /** The name of the connector that is certified. */
    protected abstract String connector();

    /** Its system; asked after {@link #start}. */
    protected abstract SystemUnderTest target();

    /** A deal that was just won, of an account of this name, with milestones, several lines and a region that the connector is bound in. */
    protected abstract TestDeal won(String account) throws Exception;

    /** The writing steps in their order; by default those of a project. */
    protected List<DealStep> way() {
        return DealStep.WAY;
    }

    /** Puts into the deal what a step works on beside the results of those before it, such as a posting batch; by default nothing. */
    protected void prepare(DealStep step, TestDeal deal) throws Exception {}

    /** The feeds of the connector; by default none, and the suite says that it skipped them. */
    protected List<FeedFacts> feeds() throws Exception {
        return List.of();
    }

    /** Fields that an administrator of the system can rename; by default none. */
    protected List<RenamedField> renamedFields() {
        return List.of();
    }

    /** Ends all sessions, as when a token expires in the middle of the work. */
    protected abstract void endSessions() throws Exception;

    /** Stops what {@link #start} started beside the bed. */
    protected abstract void stop();

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        bed = start(folder);
        target = target();
    }

    @AfterAll
    void shut() {
        bed.close();
        stop();
    }

    @TestFactory
    Stream<DynamicTest> g5CalledTwiceItMakesOneRecordAndItsProbeFindsIt() {
        return each(step -> {
            TestDeal deal = before(step);
            OperationResult before = probe(step, deal);
            assertThat(before.absent())
                    .as("found before it was made: %s %s", before.value(), before.problem())
                    .isTrue();
            OperationResult first = deal.call(step.operation(), step.name());
            assertThat(first).as(first.problem()).returns(Outcome.APPLIED, OperationResult::outcome);
            long made = target.created();

            OperationResult again = deal.call(step.operation(), step.name());
            assertThat(again).as(again.problem()).returns(Outcome.APPLIED, OperationResult::outcome);
            assertThat(target.created()).isEqualTo(made);
            assertThat(again.value().get("id")).isEqualTo(first.value().get("id"));
            assertThat(probe(step, deal).absent()).isFalse();
        });
    }

    @TestFactory
    Stream<DynamicTest> g5r08WhateverGoesWrongWithAnyOfItsCallsItMakesEachRecordOnce() {
        return steps().flatMap(step -> Disturbance.chosen().stream()
                .map(disturbance -> dynamicTest(step + ": " + disturbance, () -> disturbEachCall(step, disturbance))));
    }

    private void disturbEachCall(DealStep step, Disturbance disturbance) throws Exception {
        if (!undisturbed.containsKey(step)) {
            undisturbed.put(step, created(step, () -> {}));
        }
        int struck = 0;
        boolean more = true;
        while (more) {
            int nth = struck + 1;
            long made = created(step, () -> target.fail(nth, disturbance));
            assertThat(made)
                    .as("records made when call %d of %s had %s", nth, step, disturbance)
                    .isEqualTo(undisturbed.get(step));
            more = !target.healed();
            struck = more ? nth : struck;
            assertThat(struck).as("calls of one operation").isLessThan(MOST_CALLS);
        }
        assertThat(struck).as("calls that were disturbed").isPositive();
    }

    /** How many records a step makes until it is done, tried again as the workflow would. */
    private long created(DealStep step, Runnable disturb) throws Exception {
        TestDeal deal = before(step);
        long before = target.created();
        disturb.run();
        OperationResult result = deal.call(step.operation(), step.name());
        for (int tries = 1; !result.applied(); tries++) {
            assertThat(tries).as("%s ends: %s", step, result.problem()).isLessThan(MOST_TRIES);
            boolean there =
                    result.outcome() == Outcome.UNKNOWN && !probe(step, deal).absent();
            result = there ? probe(step, deal) : deal.call(step.operation(), step.name());
        }
        return target.created() - before;
    }

    @TestFactory
    Stream<DynamicTest> r22AnEndedSessionIsRenewedAndTheCallDone() {
        return each(step -> {
            TestDeal deal = before(step);
            endSessions();
            assertThat(deal.call(step.operation(), step.name())).returns(Outcome.APPLIED, OperationResult::outcome);
        });
    }

    @TestFactory
    Stream<DynamicTest> g10AnUndoOfWhatWasNeverMadeIsDoneAndOneIsEnough() {
        return undos().map(undo -> dynamicTest(undo, () -> {
            DealStep last = way().get(way().size() - 1);
            TestDeal deal = before(last);
            assertThat(deal.call(undo, "never-made")).returns(Outcome.APPLIED, OperationResult::outcome);
        }));
    }

    @TestFactory
    Stream<DynamicTest> namesOfEveryScriptGoAllTheWay() {
        return Stream.of(
                        "O'Neill & Söhne \"Ünïted\" <b>",
                        "株式会社サンプル 🚀",
                        "Żółć; DROP TABLE-- \\ %41 {x}",
                        "=SUM(A1) 'eid:1'")
                .map(name -> dynamicTest(name, () -> {
                    TestDeal deal = won(name).withTerms();
                    for (DealStep step : way()) {
                        take(step, deal);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> i14FeedsLoseNothingAndTellOnlyWhatIs() throws Exception {
        List<FeedFacts> declared = feeds();
        return declared.isEmpty()
                ? Stream.of(dynamicTest("no feed", () -> abort(connector() + " declares no feed")))
                : declared.stream().flatMap(facts -> new FeedChecks(bed, facts).all());
    }

    @TestFactory
    Stream<DynamicTest> i5AFieldThatWasRenamedAtTheVendorIsToldByItsNameAndNothingIsMadeWithoutIt() throws Exception {
        List<RenamedField> declared = renamedFields();
        return declared.isEmpty()
                ? Stream.of(dynamicTest("no field", () -> abort(connector() + " declares no field to rename")))
                : declared.stream().map(field -> dynamicTest(field.toString(), () -> rename(field)));
    }

    private void rename(RenamedField field) throws Exception {
        DealStep step = way().stream()
                .filter(one -> one.operation().equals(field.operation()))
                .findFirst()
                .orElseThrow();
        TestDeal deal = before(step);
        long made = target.created();
        target.administer(field.renaming());
        OperationResult refused = deal.call(step.operation(), step.name());
        target.administer(field.restoring());
        assertThat(refused.outcome()).isNotEqualTo(Outcome.APPLIED);
        assertThat(refused.problem()).contains(field.field());
        assertThat(target.created()).isEqualTo(made);
        assertThat(deal.call(step.operation(), step.name())).returns(Outcome.APPLIED, OperationResult::outcome);
    }

    @TestFactory
    Stream<DynamicTest> s13OddCharactersInIdsReachNoOtherRecord() {
        return each(step -> {
            TestDeal deal = before(step);
            for (String odd : List.of("../../1", "1' OR Id != '", "1%2f..?x=1#y", "1\n2\"}{")) {
                OperationResult result = deal.withIds(odd).call(step.operation(), "odd " + odd.hashCode());
                assertThat(String.valueOf(result.code()))
                        .as("%s with odd ids: %s", step, result.problem())
                        .isNotIn(ROUTE_BROKE);
                assertThat(target.paths()).noneMatch(path -> path.contains("..") || path.contains("' OR "));
            }
        });
    }

    private Stream<DynamicTest> each(Check check) {
        return steps().map(step -> dynamicTest(step.operation(), () -> check.on(step)));
    }

    private interface Check {
        void on(DealStep step) throws Exception;
    }

    /** The steps that this connector serves. */
    private Stream<DealStep> steps() {
        return way().stream()
                .filter(step -> offered(step.operation())
                        .filter(contract -> contract.safety() != Safety.READ)
                        .isPresent());
    }

    private Stream<String> undos() {
        return Stream.of(
                        "psa-project-archive",
                        "psa-staffing-withdraw",
                        "erp-project-close",
                        "erp-contract-close",
                        "crm-opportunity-unlink")
                .filter(undo -> offered(undo).isPresent());
    }

    private Optional<OperationContract> offered(String operation) {
        return bed.contract(operation).filter(contract -> contract.system().equals(connector()));
    }

    private OperationResult probe(DealStep step, TestDeal deal) {
        String probe =
                offered(step.operation()).flatMap(OperationContract::probe).orElseThrow();
        String role = step.operation().substring(0, step.operation().indexOf('-'));
        return deal.call(role + probe.substring(probe.indexOf('-')), step.name());
    }

    /** A new deal that has taken all steps before this one; at its first item if the step has items. */
    private TestDeal before(DealStep step) throws Exception {
        TestDeal deal = won("Certified " + System.nanoTime()).withTerms();
        for (DealStep earlier : way().subList(0, way().indexOf(step))) {
            take(earlier, deal);
        }
        if (!step.items().isEmpty()) {
            deal.at(deal.items(step.items()).get(0));
        }
        prepare(step, deal);
        return deal;
    }

    private void take(DealStep step, TestDeal deal) throws Exception {
        if (bed.contract(step.operation()).isEmpty()) {
            return;
        }
        prepare(step, deal);
        if (step.items().isEmpty()) {
            deal.applied(step.operation(), step.name());
            return;
        }
        List<Map<String, Object>> items = new ArrayList<>(deal.items(step.items()));
        items.forEach(item -> deal.at(item).applied(step.operation(), step.name() + "/" + item.get("key")));
    }
}

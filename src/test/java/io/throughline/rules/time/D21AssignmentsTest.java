package io.throughline.rules.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.rules.Ruling;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** D21 at set-up. */
class D21AssignmentsTest {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private static Assignment assignment(String id, String person, String days, String more) {
        String[] day = days.split("\\.\\.");
        Map<String, Object> plain = new LinkedHashMap<>(Json.readObject(
                "{\"id\":\"%s\",\"projectId\":\"P\",\"role\":\"Senior\",\"synced\":true,\"employee\":{\"id\":\"%s\"},\"startOn\":\"%s\",\"endOn\":\"%s\"}"
                        .formatted(id, person, day[0], day[1])));
        plain.putAll(Json.readObject("{" + more + "}"));
        return Assignment.of(plain);
    }

    private static Assignment assignment(String id, String days) {
        return assignment(id, "17", days, "");
    }

    private static List<D21Assignments.Clash> overlaps(Assignment... assignments) {
        return D21Assignments.overlaps(Arrays.asList(assignments), "pmo");
    }

    private static List<D21Assignments.Clash> gaps(Assignment... assignments) {
        return D21Assignments.gaps(Arrays.asList(assignments), day -> !WEEKEND.contains(day.getDayOfWeek()), "pmo");
    }

    @Test
    void d21TwoAssignmentsOnTheSameDaysAreRefusedWithBothNamed() {
        List<D21Assignments.Clash> clashes =
                overlaps(assignment("A", "2026-03-01..2026-03-31"), assignment("B", "2026-03-31..2026-04-30"));
        assertThat(clashes).hasSize(1);
        Ruling ruling = clashes.get(0).ruling();
        assertThat(ruling.effect()).isEqualTo(Ruling.Effect.HELD);
        assertThat(ruling.numbers())
                .containsEntry("first", "A")
                .containsEntry("first holds", "2026-03-01 to 2026-03-31")
                .containsEntry("second", "B")
                .containsEntry("second holds", "2026-03-31 to 2026-04-30");
    }

    @Test
    void d21TheOrderInWhichTheyComeDoesNotMatter() {
        List<Assignment> all = new ArrayList<>(List.of(
                assignment("A", "2026-03-01..2026-03-31"),
                assignment("B", "2026-03-15..2026-04-30"),
                assignment("C", "2026-04-30..2026-05-31")));
        List<String> expected = List.of("A+B", "B+C");
        for (int round = 0; round < 3; round++) {
            assertThat(D21Assignments.overlaps(all, "pmo"))
                    .extracting(clash -> clash.first() + "+" + clash.second())
                    .containsExactlyElementsOf(expected);
            Collections.rotate(all, 1);
        }
    }

    @Test
    void d21OneAfterTheOtherAnotherPersonRoleOrTaskIsNoOverlap() {
        Assignment one = assignment("A", "2026-03-01..2026-03-31");
        assertThat(overlaps(one, assignment("B", "2026-04-01..2026-04-30"))).isEmpty();
        assertThat(overlaps(one, assignment("B", "18", "2026-03-01..2026-03-31", "")))
                .isEmpty();
        assertThat(overlaps(one, assignment("B", "17", "2026-03-01..2026-03-31", "\"role\":\"Junior\"")))
                .isEmpty();
        assertThat(overlaps(
                        assignment("A", "17", "2026-03-01..2026-03-31", "\"taskIds\":[\"1\",\"2\"]"),
                        assignment("B", "17", "2026-03-01..2026-03-31", "\"taskIds\":[\"3\"]")))
                .isEmpty();
    }

    @Test
    void d21OneOfTheWholeProjectOverlapsOneOfATask() {
        assertThat(overlaps(
                        assignment("A", "2026-03-01..2026-03-31"),
                        assignment("B", "17", "2026-03-31..2026-04-02", "\"taskIds\":[\"3\"]")))
                .hasSize(1);
    }

    @Test
    void d21WhatIsNotMarkedTentativeOrWithdrawnClashesWithNothing() {
        Assignment one = assignment("A", "2026-03-01..2026-03-31");
        for (String state : List.of("\"synced\":false", "\"status\":\"tentative\"", "\"status\":\"withdrawn\"")) {
            assertThat(overlaps(one, assignment("B", "17", "2026-03-01..2026-03-31", state)))
                    .as(state)
                    .isEmpty();
        }
    }

    @Test
    void d21WorkingDaysBetweenTwoAssignmentsAreAGapAndAWeekendIsNone() {
        assertThat(gaps(assignment("A", "2026-03-02..2026-03-06"), assignment("B", "2026-03-09..2026-03-13")))
                .isEmpty();
        assertThat(gaps(assignment("A", "2026-03-02..2026-03-06"), assignment("B", "2026-03-10..2026-03-13")))
                .singleElement()
                .satisfies(gap -> assertThat(gap.ruling().numbers())
                        .containsEntry("first", "A")
                        .containsEntry("second", "B"));
    }

    @Test
    void d21DaysThatAThirdAssignmentCoversAreNoGap() {
        assertThat(gaps(
                        assignment("A", "2026-03-02..2026-03-06"),
                        assignment("B", "2026-03-03..2026-03-20"),
                        assignment("C", "2026-03-23..2026-03-27")))
                .isEmpty();
    }

    @Test
    void d21AnOpenEndHasNoGapBehindIt() {
        Assignment open = Assignment.of(Json.readObject(
                "{\"id\":\"A\",\"projectId\":\"P\",\"role\":\"Senior\",\"synced\":true,\"employee\":{\"id\":\"17\"}}"));
        assertThat(gaps(open, assignment("B", "2026-03-10..2026-03-13"))).isEmpty();
        assertThat(overlaps(open, assignment("B", "2026-03-10..2026-03-13")))
                .singleElement()
                .satisfies(clash ->
                        assertThat(clash.ruling().numbers().get("first holds")).isEqualTo("ever to further notice"));
    }
}

package io.throughline.rules.time;

import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * D21 at set-up: of the assignments of one person, role and task that are marked for sync, no two hold on the same day, so that every entry fits exactly one; and
 * none leaves working days out that its neighbours do not cover. Pure.
 */
public final class D21Assignments {

    private static final String RULE = "D21";

    private D21Assignments() {}

    /**
     * Two assignments of which nobody would know which counts, or between which none counts.
     *
     * @param first id of the one that begins first
     * @param second id of the other
     * @param ruling names both with their days
     */
    public record Clash(String first, String second, Ruling ruling) {

        /** Whether an assignment is one of the two. */
        public boolean names(String id) {
            return first.equals(id) || second.equals(id);
        }
    }

    /** Every pair that overlaps; empty if every entry will fit one at most. Tentative and withdrawn ones count as little as those that are not marked. */
    public static List<Clash> overlaps(List<Assignment> assignments, String team) {
        List<Assignment> open = inOrder(assignments);
        List<Clash> clashes = new ArrayList<>();
        for (int later = 1; later < open.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Assignment one = open.get(earlier);
                Assignment other = open.get(later);
                if (sameWork(one, other)
                        && (sharesTask(one, other))
                        && !other.fit().startOn().isAfter(one.fit().endOn())) {
                    clashes.add(
                            clash(
                                    one,
                                    other,
                                    "Two assignments of one person, role and task hold on the same days.",
                                    team,
                                    "End the one in the PSA where the other begins, or take the mark for sync from one of them; then retry."));
                }
            }
        }
        return clashes;
    }

    /**
     * Every pair of neighbours between which there are working days without an assignment.
     *
     * @param works whether people work on a day
     */
    public static List<Clash> gaps(List<Assignment> assignments, Predicate<LocalDate> works, String team) {
        List<Assignment> open = inOrder(assignments);
        List<Clash> gaps = new ArrayList<>();
        for (int at = 0; at < open.size(); at++) {
            Assignment one = open.get(at);
            next(one, open.subList(at + 1, open.size()))
                    .filter(next -> isLast(one, open, next) && worksBetween(one, next, works))
                    .ifPresent(
                            next -> gaps.add(
                                    clash(
                                            one,
                                            next,
                                            "Between two assignments of one person, role and task are working days without one.",
                                            team,
                                            "Close the gap in the PSA and retry. Where breaks are meant, set rules: { D21: { gap: warn } } for the legal entity.")));
        }
        return gaps;
    }

    private static List<Assignment> inOrder(List<Assignment> assignments) {
        return assignments.stream()
                .filter(one -> one.fit().open() && one.fit().employeeId() != null)
                .sorted(Comparator.comparing((Assignment one) -> one.fit().startOn())
                        .thenComparing(Assignment::id))
                .toList();
    }

    private static boolean sameWork(Assignment one, Assignment other) {
        return one.fit().employeeId().equals(other.fit().employeeId())
                && Objects.equals(one.fit().projectId(), other.fit().projectId())
                && Objects.equals(one.role(), other.role());
    }

    private static boolean sharesTask(Assignment one, Assignment other) {
        return one.fit().taskIds().isEmpty()
                || other.fit().taskIds().isEmpty()
                || !Collections.disjoint(one.fit().taskIds(), other.fit().taskIds());
    }

    private static Optional<Assignment> next(Assignment one, List<Assignment> later) {
        return later.stream()
                .filter(other -> sameWork(one, other)
                        && one.fit().taskIds().equals(other.fit().taskIds())
                        && other.fit().startOn().isAfter(one.fit().endOn()))
                .findFirst();
    }

    /** Whether no other of the same work reaches further towards the next one. */
    private static boolean isLast(Assignment one, List<Assignment> open, Assignment next) {
        return open.stream()
                .filter(other -> other != one && other != next && sameWork(one, other) && sharesTask(one, other))
                .noneMatch(other -> other.fit().endOn().isAfter(one.fit().endOn())
                        && other.fit().startOn().isBefore(next.fit().startOn()));
    }

    private static boolean worksBetween(Assignment one, Assignment next, Predicate<LocalDate> works) {
        return one.fit().endOn().plusDays(1).datesUntil(next.fit().startOn()).anyMatch(works);
    }

    private static Clash clash(Assignment one, Assignment other, String says, String team, String fix) {
        Numbers numbers = Numbers.of("first", one.id())
                .and("first holds", days(one))
                .and("second", other.id())
                .and("second holds", days(other))
                .and("person", one.fit().employeeId())
                .and("role", one.role());
        return new Clash(one.id(), other.id(), Ruling.held(RULE, says, numbers.map(), team, fix, null));
    }

    private static String days(Assignment one) {
        return (one.fit().startOn().equals(LocalDate.MIN) ? "ever" : one.fit().startOn())
                + " to "
                + (one.fit().endOn().equals(LocalDate.MAX)
                        ? "further notice"
                        : one.fit().endOn());
    }
}

package io.throughline.connector.worklog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in what Jira tells of worklogs. Jira keeps its feeds for ever, so that a place is never too old. Immutable.
 *
 * @param updatedAfter the next page of changes holds what is later, in milliseconds
 * @param deletedAfter the same for deletions
 * @param scannedFrom issues that changed before were looked at, in milliseconds
 * @param scan where a listing of issues goes on; empty: none is under way
 */
record WorklogPlace(long updatedAfter, long deletedAfter, long scannedFrom, Optional<Scan> scan) {

    /**
     * Where a listing goes on.
     *
     * @param issue the first id that was not read to its end
     * @param offset how many worklogs of it were
     * @param beganAt when the listing began, in milliseconds: what changed since is for the next one
     * @param sweep whether it reads everything, instead of looking for approvals
     */
    record Scan(long issue, int offset, long beganAt, boolean sweep) {}

    private static final Pattern FORM = Pattern.compile(
            "u(\\d{1,15})\\.d(\\d{1,15})\\.i(\\d{1,15})(?:\\.(s|w)(\\d{1,18})\\.o(\\d{1,9})\\.t(\\d{1,15}))?");

    /** Everything since a time. */
    static WorklogPlace since(long millis) {
        return new WorklogPlace(Math.max(0, millis - 1), Math.max(0, millis - 1), millis, Optional.empty());
    }

    /** Reads what {@link #text} wrote; empty if it is none. */
    static Optional<WorklogPlace> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Optional<Scan> scan = Optional.ofNullable(form.group(4))
                .map(kind -> new Scan(number(form, 5), (int) number(form, 6), number(form, 7), kind.equals("w")));
        return Optional.of(new WorklogPlace(number(form, 1), number(form, 2), number(form, 3), scan));
    }

    private static long number(Matcher form, int group) {
        return Long.parseLong(form.group(group));
    }

    /** The form that the taker keeps. */
    String text() {
        return "u%d.d%d.i%d".formatted(updatedAfter, deletedAfter, scannedFrom)
                + scan.map(at -> ".%s%d.o%d.t%d"
                                .formatted(at.sweep() ? "w" : "s", at.issue(), at.offset(), at.beganAt()))
                        .orElse("");
    }

    /** The same with a listing that begins. */
    WorklogPlace scanning(long now, boolean sweep) {
        return new WorklogPlace(updatedAfter, deletedAfter, scannedFrom, Optional.of(new Scan(0, 0, now, sweep)));
    }

    /** The same further on in its listing. */
    WorklogPlace at(long issue, int offset) {
        Scan now = scan.orElseThrow();
        return new WorklogPlace(
                updatedAfter,
                deletedAfter,
                scannedFrom,
                Optional.of(new Scan(issue, offset, now.beganAt(), now.sweep())));
    }

    /** The same after its listing, which tells of everything that changed before it began. */
    WorklogPlace scanned(long overlap) {
        Scan done = scan.orElseThrow();
        long until = Math.max(scannedFrom, done.beganAt() - overlap);
        return new WorklogPlace(
                done.sweep() ? Math.max(updatedAfter, until) : updatedAfter, deletedAfter, until, Optional.empty());
    }
}

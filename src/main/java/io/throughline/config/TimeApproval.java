package io.throughline.config;

import java.util.List;

/**
 * Where a system that has no approval of its own says that logged time is approved (D11). Immutable.
 *
 * @param source what says it
 * @param key id of the field or column, or key of the property; empty where the source needs none
 * @param path where in the property's value the word stands; empty: the value is the word
 * @param approver where in the property's value the id of the approver stands (D60); empty: it does not say
 * @param approved words that mean approved
 * @param rejected words that mean sent back
 * @param draft words that mean not handed in yet
 */
public record TimeApproval(
        Source source,
        String key,
        String path,
        String approver,
        List<String> approved,
        List<String> rejected,
        List<String> draft) {

    /** Nothing says it, so that nothing counts as approved. */
    public static final TimeApproval NONE = new TimeApproval(Source.NONE, "", "", "", List.of(), List.of(), List.of());

    /** What may say it. */
    public enum Source {
        /** Nothing: entries wait for ever. */
        NONE,
        /** The status of the issue that the time is logged on. */
        ISSUE_STATUS,
        /** A field of that issue. */
        ISSUE_FIELD,
        /** A property of that issue, as a timesheet add-on keeps it. */
        ISSUE_PROPERTY,
        /** A property of the worklog itself, as a timesheet add-on keeps it. */
        WORKLOG_PROPERTY,
        /** A status column of the item. */
        COLUMN,
        /** A person signs off at our desk; the system says nothing. */
        DESK;

        /** Whether it is said at the issue, whose change does not show as a change of the worklog. */
        public boolean atIssue() {
            return this == ISSUE_STATUS || this == ISSUE_FIELD || this == ISSUE_PROPERTY;
        }
    }

    /** Copies the lists. */
    public TimeApproval {
        approved = List.copyOf(approved);
        rejected = List.copyOf(rejected);
        draft = List.copyOf(draft);
    }

    /**
     * The state that a word means: {@code approved}, {@code rejected}, {@code draft}; {@code submitted} for every other word, and for none.
     *
     * @param words what the source says, for example name and id of a status
     */
    public String stateOf(List<String> words) {
        if (words.stream().anyMatch(approved::contains)) {
            return "approved";
        }
        if (words.stream().anyMatch(rejected::contains)) {
            return "rejected";
        }
        return words.stream().anyMatch(draft::contains) ? "draft" : "submitted";
    }
}

package io.throughline.connector.worklog;

import io.throughline.canonical.Json;
import io.throughline.config.TimeApproval;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Worklogs joined with what they belong to, as mappings read them: beside the fields that Jira has, {@code issue {id, key, projectId, ancestors}}, {@code state},
 * {@code approvedBy}, {@code version}, {@code startedAt} and {@code zone} (D9), {@code words} (the comment as plain text).
 *
 * @param issues of the worklogs
 * @param approval what says that they are approved
 * @param inAuthorsZone whether the work date is that in the author's profile, because the site answers in the zone of the one who asks
 */
record WorklogEntries(IssueTree issues, TimeApproval approval, boolean inAuthorsZone) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");
    private static final int LONGEST_NOTE = 4000;

    Map<String, Object> joined(Map<String, Object> worklog) {
        String issue = String.valueOf(worklog.get("issueId"));
        WorklogApproval said = WorklogApproval.of(approval, worklog, issues.issue(issue));
        Map<String, Object> entry = new LinkedHashMap<>(worklog);
        entry.put("issue", issue(issue));
        entry.put("state", said.state());
        said.approvedBy().ifPresent(who -> entry.put("approvedBy", who));
        entry.put("version", worklog.get("updated") + " " + said.state());
        startedAt(worklog).ifPresent(started -> {
            entry.put("startedAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(started));
            zone(worklog).ifPresent(zone -> entry.put("zone", zone.getId()));
        });
        String words = words(worklog.get("comment")).strip();
        if (!words.isEmpty()) {
            entry.put("words", words.substring(0, Math.min(LONGEST_NOTE, words.length())));
        }
        return entry;
    }

    private Map<String, Object> issue(String id) {
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("id", id);
        issues.issue(id).ifPresent(found -> {
            issue.put("key", found.get("key"));
            issue.put("projectId", Json.at(found, "fields.project.id"));
        });
        issue.put("ancestors", issues.ancestors(id));
        return issue;
    }

    private Optional<OffsetDateTime> startedAt(Map<String, Object> worklog) {
        try {
            OffsetDateTime told = OffsetDateTime.parse(String.valueOf(worklog.get("started")), STAMP);
            return Optional.of(zone(worklog)
                    .map(zone -> told.atZoneSameInstant(zone).toOffsetDateTime())
                    .orElse(told));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<ZoneId> zone(Map<String, Object> worklog) {
        try {
            return inAuthorsZone
                    ? Optional.ofNullable(Json.textAt(worklog, "author.timeZone"))
                            .map(ZoneId::of)
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The texts of a document (ADF), its paragraphs in lines. */
    private static String words(Object node) {
        if (node instanceof String text) {
            return text;
        }
        if (!Json.isObject(node)) {
            return "";
        }
        Map<String, Object> object = Json.asObject(node);
        StringBuilder words = new StringBuilder();
        if (object.get("text") instanceof String text) {
            words.append(text);
        }
        if (object.get("content") instanceof List<?> inner) {
            Json.asList(inner).forEach(one -> words.append(words(one)));
        }
        return "paragraph".equals(object.get("type")) ? words.append('\n').toString() : words.toString();
    }
}

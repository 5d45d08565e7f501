package io.throughline.connector.worklog;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The issues of a page with those above them (D10). Ids that Jira does not know are remembered as such. For one thread at a time. */
final class IssueTree {

    private static final int DEEPEST = 10;

    private final Map<String, Optional<Map<String, Object>>> known = new LinkedHashMap<>();

    /** Adds what Jira answered about some ids; those it does not tell of are not there for us. */
    void add(Collection<String> asked, List<Object> issues) {
        issues.stream()
                .map(Json::asObject)
                .forEach(issue -> known.put(String.valueOf(issue.get("id")), Optional.of(issue)));
        asked.forEach(id -> known.putIfAbsent(id, Optional.empty()));
    }

    Optional<Map<String, Object>> issue(String id) {
        return known.getOrDefault(id, Optional.empty());
    }

    /** Ids that must be asked for before these issues and all above them are known, at most so many. */
    List<String> unknown(Collection<String> ids, int most) {
        Set<String> unknown = new LinkedHashSet<>();
        for (String id : ids) {
            List<String> line = line(id);
            String top = line.get(line.size() - 1);
            if (!known.containsKey(top) && unknown.size() < most) {
                unknown.add(top);
            }
        }
        return List.copyOf(unknown);
    }

    /** The ids above an issue, the nearest first. */
    List<String> ancestors(String id) {
        List<String> line = line(id);
        return line.subList(1, line.size());
    }

    private List<String> line(String id) {
        List<String> line = new ArrayList<>(List.of(id));
        Optional<String> parent = parent(id);
        while (parent.isPresent() && line.size() <= DEEPEST && !line.contains(parent.get())) {
            line.add(parent.get());
            parent = parent(parent.get());
        }
        return line;
    }

    private Optional<String> parent(String id) {
        return issue(id).map(issue -> Json.at(issue, "fields.parent.id")).map(String::valueOf);
    }
}

package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.jira.jql.Clause;
import io.throughline.simulator.jira.jql.JqlException;
import io.throughline.simulator.jira.jql.JqlParser;
import io.throughline.simulator.jira.jql.JqlQuery;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Searches issues: pages by token, no total, an index that lags behind, and no query without a restriction. */
final class Search {

    private static final int MOST = 5_000;
    private static final int MOST_WITH_MANY_FIELDS = 100;
    private static final int MOST_RECONCILED = 50;
    private static final int MOST_PROPERTIES = 5;

    private final Site site;
    private final Columns columns;
    private final IssueView view;

    Search(Site site, Columns columns, IssueView view) {
        this.site = site;
        this.columns = columns;
        this.view = view;
    }

    /** What a search asks for, by GET or POST. */
    private record Wanted(
            String jql, String token, int size, List<String> fields, List<String> properties, Set<String> reconciled) {}

    List<Operation> operations() {
        String path = Site.API + "/search/jql";
        return List.of(
                Operation.of("issue-search", "GET", path, call -> search(call, fromQuery(call))),
                Operation.of("issue-search", "POST", path, call -> search(call, fromBody(call))),
                Operation.of("issue-search-removed", "GET", Site.API + "/search", Search::removed),
                Operation.of("issue-search-removed", "POST", Site.API + "/search", Search::removed));
    }

    private static Answer removed(Call call) {
        return Complaints.forStatus(
                410,
                "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046");
    }

    private static Wanted fromQuery(Call call) {
        return new Wanted(
                call.query("jql").orElse(""),
                call.query().get("nextPageToken"),
                Site.number(call, "maxResults", 50),
                IssueView.fieldNames(call.query().get("fields"), "id"),
                call.query("properties")
                        .map(text -> IssueView.fieldNames(text, ""))
                        .orElse(List.of()),
                call.query("reconcileIssues")
                        .map(text -> Set.copyOf(IssueView.fieldNames(text, "")))
                        .orElse(Set.of()));
    }

    private static Wanted fromBody(Call call) {
        ObjectNode body = call.jsonObject();
        List<String> fields = texts(body.path("fields"));
        return new Wanted(
                body.path("jql").asText(),
                Json.text(body, "nextPageToken"),
                body.path("maxResults").asInt(50),
                fields.isEmpty() ? List.of("id") : fields,
                texts(body.path("properties")),
                Set.copyOf(texts(body.path("reconcileIssues"))));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private Answer search(Call call, Wanted wanted) {
        if (wanted.properties().size() > MOST_PROPERTIES || wanted.reconciled().size() > MOST_RECONCILED) {
            throw Complaints.badRequest("At most 5 properties and 50 issues to reconcile can be asked for.");
        }
        List<ObjectNode> found = found(wanted, call.user());
        int start = position(wanted);
        int most = wanted.fields().size() > 5 || wanted.fields().contains("*all") ? MOST_WITH_MANY_FIELDS : MOST;
        int size = Math.max(1, Math.min(wanted.size(), most));
        List<ObjectNode> shown = found.stream().skip(start).limit(size).toList();
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("issues");
        shown.forEach(issue -> list.add(view.found(issue, wanted.fields(), wanted.properties())));
        boolean last = start + shown.size() >= found.size();
        if (!last) {
            body.put("nextPageToken", token(start + shown.size(), wanted.jql()));
        }
        return Answer.ok(body.put("isLast", last));
    }

    private List<ObjectNode> found(Wanted wanted, String user) {
        try {
            JqlQuery query = JqlParser.parse(wanted.jql());
            Clause where = query.where()
                    .orElseThrow(
                            () -> new JqlException(
                                    "Unbounded JQL queries are not allowed here. Please add a search restriction to your query."));
            IssueFilter filter = new IssueFilter(columns, new Moments(site.now(), ZoneOffset.UTC), user);
            Predicate<ObjectNode> fits = filter.of(where);
            return site.all("issue").stream()
                    .filter(this::isInOpenProject)
                    .map(issue -> seen(issue, wanted.reconciled()))
                    .flatMap(Optional::stream)
                    .filter(fits)
                    .sorted(filter.order(query))
                    .toList();
        } catch (JqlException e) {
            throw Complaints.badRequest(e.getMessage());
        }
    }

    /** Whether a query would be understood; for filters of webhooks. */
    Predicate<ObjectNode> filter(String jql) {
        JqlQuery query = JqlParser.parse(jql);
        IssueFilter filter = new IssueFilter(columns, new Moments(site.now(), ZoneOffset.UTC), Site.INTEGRATION_USER);
        return query.where().map(filter::of).orElse(issue -> true);
    }

    private boolean isInOpenProject(ObjectNode issue) {
        return site.find(
                        "project",
                        issue.path("fields").path("project").path("id").asText())
                .filter(project -> !project.path("archived").booleanValue())
                .isPresent();
    }

    /** The issue as the index knows it; those to be reconciled are looked at themselves. */
    private Optional<ObjectNode> seen(ObjectNode issue, Set<String> reconciled) {
        if (site.isIndexed(issue) || reconciled.contains(Json.text(issue, "id"))) {
            return Optional.of(issue);
        }
        return issue.get("before") instanceof ObjectNode before ? Optional.of(before) : Optional.empty();
    }

    private static String token(int start, String jql) {
        byte[] text = (start + ":" + jql.hashCode()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static int position(Wanted wanted) {
        if (wanted.token() == null) {
            return 0;
        }
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(wanted.token()), StandardCharsets.UTF_8).split(":");
            if (parts.length == 2 && parts[1].equals(String.valueOf(wanted.jql().hashCode()))) {
                return Integer.parseInt(parts[0]);
            }
        } catch (IllegalArgumentException e) {
            throw expired();
        }
        throw expired();
    }

    static io.throughline.simulator.engine.Refusal expired() {
        return Complaints.badRequest("The provided next page token is invalid or expired.");
    }
}

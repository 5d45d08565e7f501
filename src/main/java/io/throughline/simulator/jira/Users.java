package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.List;
import java.util.Locale;

/** The people of the site. Their addresses are hidden, as privacy settings do. */
final class Users {

    private static final List<String> ROLES =
            List.of("Consultant", "Senior Consultant", "Architect", "Engagement Manager");
    private static final List<String> REGIONS = List.of("us", "ca", "de", "gb", "fr", "in", "jp", "au");

    private final Site site;

    Users(Site site) {
        this.site = site;
    }

    void seed() {
        user(Site.INTEGRATION_USER, "Throughline Integration", "atlassian");
        int number = 2;
        for (String region : REGIONS) {
            for (String role : ROLES) {
                String id = String.format(Locale.ROOT, "712020:00000000-0000-4000-8000-%012d", number++);
                user(id, role + " " + region.toUpperCase(Locale.ROOT), "atlassian");
            }
        }
    }

    private void user(String id, String name, String type) {
        site.put(
                "user",
                Json.object()
                        .put("id", id)
                        .put("displayName", name)
                        .put("accountType", type)
                        .put("active", true));
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("myself", "GET", Site.API + "/myself", call -> Answer.ok(mine(call))),
                Operation.of("user-get", "GET", Site.API + "/user", this::get),
                Operation.of("user-search", "GET", Site.API + "/user/search", this::search),
                Operation.open("server-info", "GET", Site.API + "/serverInfo", this::server));
    }

    static ObjectNode shown(Site site, ObjectNode user) {
        String id = Json.text(user, "id");
        return Json.object()
                .put("self", site.self(Site.API + "/user?accountId=" + id))
                .put("accountId", id)
                .put("accountType", Json.text(user, "accountType"))
                .put("displayName", Json.text(user, "displayName"))
                .put("active", user.path("active").booleanValue())
                .put("timeZone", user.path("timeZone").asText("Etc/UTC"));
    }

    private ObjectNode mine(Call call) {
        return shown(site, site.find("user", call.user()).orElseThrow())
                .put("emailAddress", JiraCredentials.EMAIL)
                .put("locale", "en_US");
    }

    private Answer get(Call call) {
        String id = call.query("accountId").orElse("");
        return site.find("user", id)
                .map(user -> Answer.ok(shown(site, user)))
                .orElseThrow(() ->
                        Complaints.notFound("Specified user does not exist or you do not have required permissions"));
    }

    private Answer search(Call call) {
        String wanted = call.query("query").orElse("").toLowerCase(Locale.ROOT);
        ArrayNode list = Json.array();
        site.all("user").stream()
                .filter(user ->
                        Json.text(user, "displayName").toLowerCase(Locale.ROOT).contains(wanted))
                .skip(Site.number(call, "startAt", 0))
                .limit(Site.number(call, "maxResults", 50))
                .forEach(user -> list.add(shown(site, user)));
        return Answer.ok(list);
    }

    private Answer server(Call call) {
        ObjectNode info = Json.object()
                .put("baseUrl", site.surroundings().url())
                .put("version", "1001.0.0-SNAPSHOT")
                .put("buildNumber", 100290)
                .put("deploymentType", "Cloud")
                .put("serverTime", site.stamp())
                .put("serverTitle", "Jira");
        info.putArray("versionNumbers").add(1001).add(0).add(0);
        return Answer.ok(info);
    }
}

package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import java.util.List;

/** The account, its people and workspaces, and what people write below items. */
final class Directory {

    private static final int MOST = 1_000;

    private final Account account;
    private final Subscriptions subscriptions;

    Directory(Account account, Subscriptions subscriptions) {
        this.account = account;
        this.subscriptions = subscriptions;
    }

    void addTo(Fields fields) {
        fields.query("account", env -> tenant());
        fields.query(
                "me",
                env -> account.find(Account.USERS, Fields.call(env).user()).orElseThrow());
        fields.query("users", this::users);
        fields.query("workspaces", this::workspaces);
        fields.query("updates", this::updates);
        fields.mutation("create_workspace", this::createWorkspace);
        fields.mutation("create_update", this::createUpdate);
        fields.of("User", "account", env -> tenant());
        fields.of("User", "url", env -> account.address("/users/" + Boards.of(env, "id")));
        fields.of(
                "Update",
                "creator",
                env -> account.find(Account.USERS, Boards.of(env, "creator_id")).orElse(null));
        fields.of(
                "Update",
                "item",
                env -> account.find(Account.ITEMS, Boards.of(env, "item_id")).orElse(null));
    }

    private static ObjectNode tenant() {
        ObjectNode tenant = Json.object()
                .put("id", String.valueOf(Account.ID))
                .put("name", "Throughline simulated")
                .put("slug", "throughline-simulated")
                .put("tier", "enterprise")
                .put("country_code", "US")
                .put("first_day_of_the_week", "monday");
        tenant.putObject("plan")
                .put("max_users", 200)
                .put("period", "yearly")
                .put("tier", "enterprise")
                .put("version", 1);
        return tenant;
    }

    private List<ObjectNode> users(DataFetchingEnvironment env) {
        List<String> ids = Fields.texts(env, "ids");
        List<String> emails = Fields.texts(env, "emails");
        String name = Fields.text(env, "name");
        return Fields.page(
                env,
                account.store().all(Account.USERS).stream()
                        .filter(user -> ids.isEmpty() || ids.contains(Json.text(user, "id")))
                        .filter(user -> emails.isEmpty() || emails.contains(Json.text(user, "email")))
                        .filter(user -> name == null || Json.text(user, "name").contains(name))
                        .toList(),
                MOST);
    }

    private List<ObjectNode> workspaces(DataFetchingEnvironment env) {
        List<String> ids = Fields.texts(env, "ids");
        return Fields.page(
                env,
                account.store().all(Account.WORKSPACES).stream()
                        .filter(one -> ids.isEmpty() || ids.contains(Json.text(one, "id")))
                        .toList(),
                100);
    }

    private List<ObjectNode> updates(DataFetchingEnvironment env) {
        List<String> ids = Fields.texts(env, "ids");
        return Fields.page(
                env,
                account.store().all(Account.UPDATES).stream()
                        .filter(one -> ids.isEmpty() || ids.contains(Json.text(one, "id")))
                        .toList(),
                100);
    }

    private ObjectNode createWorkspace(DataFetchingEnvironment env) {
        String description = Fields.text(env, "description");
        ObjectNode workspace = account.blank(Account.WORKSPACES)
                .put("name", Fields.text(env, "name"))
                .put("kind", Fields.text(env, "kind"))
                .put("description", description == null ? "" : description)
                .put("state", "active");
        account.put(Account.WORKSPACES, workspace);
        Fields.call(env).effect(Effect.Kind.CREATED, Account.WORKSPACES, Json.text(workspace, "id"));
        return workspace;
    }

    private ObjectNode createUpdate(DataFetchingEnvironment env) {
        ObjectNode item = account.item(Fields.text(env, "item_id"));
        String body = Fields.text(env, "body");
        ObjectNode update = account.blank(Account.UPDATES)
                .put("item_id", Json.text(item, "id"))
                .put("body", body)
                .put("text_body", body.replaceAll("<[^>]*>", ""))
                .put("creator_id", Fields.call(env).user());
        account.put(Account.UPDATES, update);
        Fields.call(env).effect(Effect.Kind.CREATED, Account.UPDATES, Json.text(update, "id"));
        ObjectNode more = Json.object().put("body", body).put("updateId", Long.parseLong(Json.text(update, "id")));
        subscriptions.announce(Fields.call(env), "create_update", "create_update", item, more);
        return update;
    }
}

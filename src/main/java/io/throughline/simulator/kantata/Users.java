package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The people of the account, and who the token belongs to. */
final class Users extends ResourceApi {

    static final String TOKEN_USER = "1000001";
    private static final List<String> ROLES =
            List.of("Consultant", "Senior consultant", "Architect", "Project manager");
    private static final List<String> REGIONS = List.of("us", "ca", "de", "gb", "fr", "in", "jp", "au");

    Users(Account account) {
        super(account, "users");
    }

    @Override
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        operations.add(Operation.of("user-me", "GET", ROOT + "/users/me", this::me));
        operations.addAll(readOperations());
        return operations;
    }

    private Answer me(Call call) {
        return envelope().of(call, type(), List.of(existing(TOKEN_USER)));
    }

    static void seed(Account account, Instant at) {
        ResourceType roles = account.type("roles");
        for (String name : ROLES) {
            String external = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
            account.put(roles, account.blank(roles, at).put("name", name).put("external_id", external));
        }
        account.put(
                account.type("users"),
                user(account, at, "Throughline Integration", "integration").put("id", TOKEN_USER));
        for (String region : REGIONS) {
            for (ObjectNode role : account.store().all("roles")) {
                String title = role.get("name").textValue();
                String code = region + "." + role.get("external_id").textValue();
                account.put(
                        account.type("users"),
                        user(account, at, title + " " + region.toUpperCase(java.util.Locale.ROOT), code)
                                .put("role_id", role.get("id").textValue()));
            }
        }
    }

    private static ObjectNode user(Account account, Instant at, String name, String mailbox) {
        return account.blank(account.type("users"), at)
                .put("full_name", name)
                .put("email_address", mailbox + "@throughline.example")
                .put("headline", name)
                .put("account_id", String.valueOf(Account.ID))
                .put("disabled", false);
    }
}

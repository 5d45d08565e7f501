package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Who calls, and the people of a fresh account. */
final class Users {

    /** Whom the app's token stands for. */
    static final String APP = "70000001";

    /** Whose personal token there is. */
    static final String PERSON = "70000002";

    private static final List<String> ROLES =
            List.of("Consultant", "Senior consultant", "Architect", "Project manager");
    private static final List<String> REGIONS = List.of("us", "ca", "de", "gb", "fr", "in", "jp", "au");

    private Users() {}

    /**
     * Finds out who calls. The token stands raw in the header; "Bearer" before it is tolerated.
     *
     * @throws io.throughline.simulator.engine.Refusal if it is no token of ours
     */
    static String of(Call call) {
        String header = call.header("Authorization");
        String token = header != null && header.startsWith("Bearer ") ? header.substring(7) : header;
        if (MondayCredentials.TOKEN.equals(token)) {
            return APP;
        }
        if (MondayCredentials.PERSONAL_TOKEN.equals(token)) {
            return PERSON;
        }
        throw Failures.notAuthenticated();
    }

    static boolean isApp(Call call) {
        return APP.equals(call.user());
    }

    static void seed(Account account, Instant at) {
        account.put(
                Account.USERS,
                user(account, at, "Throughline Integration", "integration").put("id", APP));
        account.put(
                Account.USERS,
                user(account, at, "Administrator", "administrator")
                        .put("id", PERSON)
                        .put("is_admin", true));
        for (String region : REGIONS) {
            for (String role : ROLES) {
                String mailbox = region + "." + role.toLowerCase(Locale.ROOT).replace(' ', '-');
                account.put(Account.USERS, user(account, at, role + " " + region.toUpperCase(Locale.ROOT), mailbox));
            }
        }
    }

    private static ObjectNode user(Account account, Instant at, String name, String mailbox) {
        return account.blank(Account.USERS, at)
                .put("name", name)
                .put("email", mailbox + "@throughline.example")
                .put("title", name)
                .put("enabled", true)
                .put("is_admin", false)
                .put("is_guest", false)
                .put("is_pending", false)
                .put("time_zone_identifier", "Etc/UTC");
    }
}

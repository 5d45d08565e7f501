package io.throughline.connector.auth;

import io.throughline.config.Network;
import io.throughline.config.SystemConfig;
import java.util.regex.Pattern;

/** The host of a vendor's login, where it is not the system's own: {@code loginUrl} of the system's file, else the vendor's usual one. */
final class LoginUrl {

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    private LoginUrl() {}

    /**
     * Scheme and host. On the loopback network, where a stand-in plays both, it is the system's own address unless the file says otherwise.
     *
     * @throws AccessException if it is not https, or not this machine: the client secret goes there
     */
    static String of(SystemConfig system, String usual) throws AccessException {
        String login = system.setting(
                "loginUrl", system.network() == Network.LOOPBACK ? system.url().toString() : usual);
        boolean safe = login.startsWith("https://") || system.network() == Network.LOOPBACK;
        if (!ORIGIN.matcher(login).matches() || !safe) {
            throw AccessException.refused("CON-1101 the loginUrl of system " + system.name()
                    + " is no https address of scheme and host only, so the client secret was not sent anywhere. Calls of this system wait."
                    + " Mend loginUrl in config/systems/" + system.name() + ".yaml.");
        }
        return login;
    }
}

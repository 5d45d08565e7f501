package io.throughline.camel.call;

import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import java.util.Optional;

/**
 * Which account a call goes to: the one that the region binds if it is of the same vendor, else the one that the route names.
 *
 * @param named the word after {@code call:}, an account or a connector
 */
record SystemChoice(Systems systems, String named) {

    /**
     * The account.
     *
     * @throws IllegalArgumentException if neither fits
     */
    SystemConfig of(Attempt attempt) {
        String vendor = systems.find(named).map(SystemConfig::connector).orElse(named);
        Optional<SystemConfig> bound = attempt.system().flatMap(systems::find);
        return bound.filter(system -> system.connector().equals(vendor)).orElseGet(() -> systems.get(named));
    }
}

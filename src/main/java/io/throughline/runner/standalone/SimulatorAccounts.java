package io.throughline.runner.standalone;

import io.throughline.config.Systems;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorCredentials;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The simulators as accounts: loopback addresses, and credentials that everybody may know. */
public final class SimulatorAccounts {

    /** Signs webhooks to a runner with the simulators' profile unless the environment says another. */
    public static final String WEBHOOK_SECRET = "whsec_c2ltdWxhdG9ycyBhcmUgcHVibGljLCBzbyBpcyB0aGlz";

    /** The environment variable that config/intake.yaml names. */
    public static final String WEBHOOK_VARIABLE = "THROUGHLINE_WEBHOOK_SALESFORCE";

    /** A simulator is near: what it has not answered by then, it does not answer. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    /** Longer than the longest call, so that no late call can arrive when the simulator is asked. */
    private static final Duration SETTLE = Duration.ofSeconds(12);

    private SimulatorAccounts() {}

    /** Where simulators with this base port listen. */
    public static Map<String, String> at(int basePort) {
        Map<String, String> urls = new LinkedHashMap<>();
        Arrays.stream(SimulatedSystem.values())
                .forEach(system ->
                        urls.put(system.systemName(), "http://127.0.0.1:" + (basePort + system.portOffset())));
        return urls;
    }

    /** Moves the accounts of these systems, if they are configured, to these addresses, with times that suit the laptop they run on. */
    public static UnaryOperator<Systems> replacing(Map<String, String> urls) {
        return systems -> {
            Systems changed = systems;
            for (Map.Entry<String, String> system : urls.entrySet()) {
                if (changed.find(system.getKey()).isPresent()) {
                    changed = changed.withSimulator(
                            system.getKey(), system.getValue(), SimulatorCredentials.json(system.getKey()));
                }
            }
            return changed.withTimes(LONGEST_CALL, SETTLE);
        };
    }

    /** The environment, with a secret for webhooks if it has none. */
    public static Map<String, String> environment(Map<String, String> environment) {
        Map<String, String> completed = new LinkedHashMap<>(environment);
        completed.putIfAbsent(WEBHOOK_VARIABLE, WEBHOOK_SECRET);
        return completed;
    }
}

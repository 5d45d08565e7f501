package io.throughline.intake;

import io.throughline.config.CredentialSource;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.intake.page.PagePlan;
import io.throughline.intake.trigger.Feed;
import io.throughline.intake.webhook.HintSource;
import io.throughline.intake.webhook.WebhookLimits;
import io.throughline.intake.webhook.WebhookSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code config/intake.yaml} says: feeds, who may send webhooks, and the limits of that edge. Immutable; the with-method gives a changed copy.
 *
 * @param feeds by name
 * @param pages plans of page feeds by name
 * @param webhooks by system
 * @param hints systems whose webhooks make their page feeds be read soon, by name
 * @param limits of the edge
 */
public record IntakeTriggers(
        Map<String, Feed> feeds,
        Map<String, PagePlan> pages,
        Map<String, WebhookSource> webhooks,
        Map<String, HintSource> hints,
        WebhookLimits limits) {

    /** Keeps copies. */
    public IntakeTriggers {
        feeds = Map.copyOf(feeds);
        pages = Map.copyOf(pages);
        webhooks = Map.copyOf(webhooks);
        hints = Map.copyOf(hints);
    }

    /** Triggers without page feeds. */
    public IntakeTriggers(Map<String, Feed> feeds, Map<String, WebhookSource> webhooks, WebhookLimits limits) {
        this(feeds, Map.of(), webhooks, Map.of(), limits);
    }

    /**
     * Reads the file. What is wrong is added to the problems, with file and line, and that part is left out. Secrets are not read here.
     *
     * @param systems for the organisation of each system
     * @param environment where {@code env:NAME} is looked up when a secret is needed
     */
    public static IntakeTriggers load(
            Layers layers, Systems systems, Map<String, String> environment, Problems problems) {
        return new IntakeReader(systems, environment, problems).read(layers);
    }

    /**
     * The feed of this name.
     *
     * @throws IllegalArgumentException if there is none; says which there are
     */
    public Feed feed(String name) {
        return Optional.ofNullable(feeds.get(name))
                .orElseThrow(() -> new IllegalArgumentException("INT-1001 there is no feed '" + name + "', only "
                        + feeds.keySet() + ": its route cannot start. Add it to config/intake.yaml."));
    }

    /** The same with other secrets for one system, as simulators and tests need. */
    public IntakeTriggers withSecrets(String system, List<CredentialSource> secrets) {
        Map<String, WebhookSource> changed = new TreeMap<>(webhooks);
        changed.computeIfPresent(
                system, (name, source) -> new WebhookSource(name, secrets, source.feed(), source.types()));
        return new IntakeTriggers(feeds, pages, changed, hints, limits);
    }

    /** The same with all feeds polled at another interval, for demonstrations and tests; at least 100 ms. */
    public IntakeTriggers polledEvery(Duration every) {
        Map<String, Feed> changed = new TreeMap<>();
        feeds.forEach((name, feed) -> changed.put(name, feed.polledEvery(every)));
        Map<String, PagePlan> plans = new TreeMap<>();
        pages.forEach((name, plan) -> plans.put(name, plan.polledEvery(every)));
        return new IntakeTriggers(changed, plans, webhooks, hints, limits);
    }

    /** The vendor's organisation behind a system, else its name: one system is one account. */
    static String organisation(SystemConfig system) {
        return system.setting("organization", system.name());
    }
}

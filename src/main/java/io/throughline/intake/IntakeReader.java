package io.throughline.intake;

import io.throughline.config.CredentialSource;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Systems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlReader;
import io.throughline.intake.page.PagePlan;
import io.throughline.intake.page.PagePlanReader;
import io.throughline.intake.trigger.Feed;
import io.throughline.intake.trigger.FeedReader;
import io.throughline.intake.webhook.HintSource;
import io.throughline.intake.webhook.HintStyle;
import io.throughline.intake.webhook.WebhookLimits;
import io.throughline.intake.webhook.WebhookSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code config/intake.yaml}. For one thread. */
final class IntakeReader {

    private static final String FILE = "config/intake.yaml";

    private final Systems systems;
    private final Map<String, String> environment;
    private final Problems problems;

    IntakeReader(Systems systems, Map<String, String> environment, Problems problems) {
        this.systems = systems;
        this.environment = environment;
        this.problems = problems;
    }

    IntakeTriggers read(Layers layers) {
        return YamlReader.readMap(layers, FILE, problems)
                .map(this::read)
                .orElseGet(() -> new IntakeTriggers(Map.of(), Map.of(), WebhookLimits.DEFAULT));
    }

    private IntakeTriggers read(YamlMap file) {
        YamlFields top = file.fields(problems)
                .onlyKeys("feeds", "pages", "webhooks", "limits")
                .require("feeds");
        Map<String, Feed> feeds = new TreeMap<>();
        FeedReader reader = new FeedReader(name -> systems.find(name).map(IntakeTriggers::organisation), problems);
        top.fields("feeds")
                .ifPresent(all -> all.map()
                        .names()
                        .forEach(name -> all.fields(name)
                                .flatMap(feed -> reader.read(name, feed))
                                .ifPresent(feed -> feeds.put(name, feed))));
        Map<String, PagePlan> pages = new TreeMap<>();
        PagePlanReader plans = new PagePlanReader(name -> systems.find(name).isPresent(), problems);
        top.fields("pages")
                .ifPresent(all -> all.map()
                        .names()
                        .forEach(name -> all.fields(name)
                                .flatMap(plan -> plans.read(name, plan))
                                .ifPresent(plan -> pages.put(name, plan))));
        Map<String, WebhookSource> webhooks = new TreeMap<>();
        Map<String, HintSource> hints = new TreeMap<>();
        top.fields("webhooks")
                .ifPresent(all -> all.map()
                        .names()
                        .forEach(name -> all.fields(name).ifPresent(source -> {
                            if (source.map().get("style").isPresent()) {
                                hint(name, source, pages).ifPresent(hint -> hints.put(name, hint));
                            } else {
                                webhook(name, source, feeds).ifPresent(known -> webhooks.put(name, known));
                            }
                        })));
        return new IntakeTriggers(
                feeds,
                pages,
                webhooks,
                hints,
                top.fields("limits").map(this::limits).orElse(WebhookLimits.DEFAULT));
    }

    /** With a style of a vendor's own, messages are hints for page feeds. */
    private Optional<HintSource> hint(String system, YamlFields source, Map<String, PagePlan> pages) {
        int before = problems.size();
        source.onlyKeys("style", "pages", "secrets", "unsigned", "audience", "types")
                .require("style", "pages");
        List<CredentialSource> secrets = new ArrayList<>();
        source.texts("secrets").forEach(reference -> secret(source, reference).ifPresent(secrets::add));
        boolean unsigned = source.text("unsigned").filter("hint"::equals).isPresent();
        if (secrets.isEmpty() && !unsigned
                || !unsigned && source.text("unsigned").isPresent()) {
            problems.add(
                    "INT-1022",
                    source.map(),
                    "webhooks of '" + system + "' name no secret, or unsigned: is not 'hint'.",
                    "Name the vendor's signing secret under secrets, or write unsigned: hint to take unsigned messages as hints.");
        }
        List<String> feeds = new ArrayList<>();
        for (String name : source.texts("pages")) {
            PagePlan plan = pages.get(name);
            if (plan == null || systems.find(system).isEmpty()) {
                problems.add(
                        "INT-1016",
                        source.map().keyPosition("pages"),
                        source.map().pathOf("pages"),
                        "webhooks of '" + system + "' are about '" + name
                                + "', which is no page feed of a system that there is.",
                        "Name some of " + pages.keySet() + ".");
            } else {
                feeds.add(plan.at(system).name());
            }
        }
        HintStyle style = source.choice("style", HintStyle.class).orElse(null);
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new HintSource(
                        system,
                        style,
                        secrets,
                        unsigned,
                        source.text("audience").orElse(null),
                        Set.copyOf(source.texts("types")),
                        feeds));
    }

    private Optional<WebhookSource> webhook(String system, YamlFields source, Map<String, Feed> feeds) {
        source.onlyKeys("feed", "secrets", "types").require("feed", "secrets", "types");
        List<CredentialSource> secrets = new ArrayList<>();
        source.texts("secrets").forEach(reference -> secret(source, reference).ifPresent(secrets::add));
        Feed feed = feeds.get(source.text("feed").orElse(""));
        if (feed == null || !feed.system().equals(system)) {
            problems.add(
                    "INT-1016",
                    source.map().keyPosition("feed"),
                    source.map().pathOf("feed"),
                    "webhooks of '" + system + "' need a feed of the same system that can be used.",
                    "Name one of " + feeds.keySet() + ".");
            return Optional.empty();
        }
        return Optional.of(new WebhookSource(system, secrets, feed, Set.copyOf(source.texts("types"))));
    }

    private Optional<CredentialSource> secret(YamlFields source, String reference) {
        try {
            return Optional.of(CredentialSource.of(reference, environment));
        } catch (IllegalArgumentException e) {
            problems.add(
                    "INT-1017",
                    source.map().keyPosition("secrets"),
                    source.map().pathOf("secrets"),
                    e.getMessage() + ".",
                    "Write env:NAME or file:PATH; never the secret itself.");
            return Optional.empty();
        }
    }

    private WebhookLimits limits(YamlFields limits) {
        limits.onlyKeys("body", "perSecond", "burst", "concurrent", "read");
        WebhookLimits shipped = WebhookLimits.DEFAULT;
        return new WebhookLimits(
                positive(limits, "body", shipped.body()),
                positive(limits, "perSecond", shipped.perSecond()),
                positive(limits, "burst", shipped.burst()),
                positive(limits, "concurrent", shipped.concurrent()),
                limits.duration("read").orElse(shipped.read()));
    }

    private int positive(YamlFields limits, String name, int shipped) {
        int value = limits.integer(name).orElse(shipped);
        if (value < 1) {
            problems.add(
                    "INT-1015",
                    limits.map().keyPosition(name),
                    limits.map().pathOf(name),
                    name + " is " + value + ".",
                    "Write a number above 0, or leave it out.");
            return shipped;
        }
        return value;
    }
}

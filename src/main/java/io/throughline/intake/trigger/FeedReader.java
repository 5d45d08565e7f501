package io.throughline.intake.trigger;

import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads one feed of {@code config/intake.yaml}. What is wrong is added to the problems with its line. For one thread. */
public final class FeedReader {

    private static final Pattern EVENT = Pattern.compile("[a-z][a-z-]*(\\.[a-z][a-z-]*)+\\.v[0-9]+");
    private static final int LARGEST_PAGE = 2000;

    private final Function<String, Optional<String>> organisations;
    private final Problems problems;

    /** @param organisations the vendor's organisation by system; empty if there is no such system */
    public FeedReader(Function<String, Optional<String>> organisations, Problems problems) {
        this.organisations = organisations;
        this.problems = problems;
    }

    /** The feed; empty, with problems, if it cannot be used. */
    public Optional<Feed> read(String name, YamlFields feed) {
        int before = problems.size();
        feed.onlyKeys("system", "object", "fields", "when", "watched", "written", "events", "poll")
                .require("system", "object", "fields", "when", "watched", "events", "poll");
        String org = org(feed);
        Optional<Condition> when = feed.fields("when").flatMap(new ConditionReader(problems)::read);
        Optional<Feed.FeedFields> fields = feed.fields("fields").map(this::fields);
        Optional<Feed.FeedEvents> events = feed.fields("events").map(this::events);
        Optional<Feed.Polling> polling = feed.fields("poll").map(this::polling);
        List<String> watched = names(feed, "watched");
        when.ifPresent(condition -> checkWritten(feed, condition, watched));
        if (problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Feed(
                name,
                feed.requiredText("system"),
                feed.requiredText("object"),
                org,
                fields.orElseThrow(),
                when.orElseThrow(),
                watched,
                events.orElseThrow(),
                polling.orElseThrow()));
    }

    private String org(YamlFields feed) {
        String system = feed.requiredText("system");
        return organisations.apply(system).orElseGet(() -> {
            problems.add(
                    "INT-1010",
                    feed.map().keyPosition("system"),
                    feed.map().pathOf("system"),
                    "there is no system '" + system + "', so the feed has nothing to ask.",
                    "Add config/systems/" + system + ".yaml or correct the name.");
            return "";
        });
    }

    private Feed.FeedFields fields(YamlFields fields) {
        fields.onlyKeys("id", "ids", "version", "region").require("id", "version");
        for (String name : List.of("id", "version", "region")) {
            fields.text(name).ifPresent(field -> checkName(fields, name, field));
        }
        return new Feed.FeedFields(
                fields.text("id").orElse(""),
                fields.choice("ids", IdStyle.class).orElse(IdStyle.PLAIN),
                fields.text("version").orElse(""),
                fields.text("region").orElse(null));
    }

    private List<String> names(YamlFields feed, String name) {
        List<String> names = feed.texts(name);
        names.forEach(field -> checkName(feed, name, field));
        return names;
    }

    private void checkName(YamlFields fields, String name, String field) {
        if (!ConditionReader.isName(field)) {
            problems.add(
                    "INT-1011",
                    fields.map().keyPosition(name),
                    fields.map().pathOf(name),
                    "'" + field + "' is no field name.",
                    "Write it as the vendor does: Amount, Account.Type.");
        }
    }

    private void checkWritten(YamlFields feed, Condition when, List<String> watched) {
        Set<String> own = new TreeSet<>(names(feed, "written"));
        Set<String> read = new TreeSet<>(when.fields());
        read.addAll(watched);
        own.retainAll(read);
        own.forEach(field -> problems.add(
                "INT-1013",
                feed.map().keyPosition("written"),
                feed.map().pathOf("written"),
                "our workflows write '" + field + "', and it is watched too: each write-back would start work again.",
                "Take it out of watched and when, or out of written."));
    }

    private Feed.FeedEvents events(YamlFields events) {
        events.onlyKeys("entered", "changed", "noticed").require("entered", "changed", "noticed");
        for (String name : List.of("entered", "changed", "noticed")) {
            events.text(name)
                    .filter(type -> !EVENT.matcher(type).matches())
                    .ifPresent(type -> problems.add(
                            "INT-1014",
                            events.map().keyPosition(name),
                            events.map().pathOf(name),
                            "'" + type + "' is no event type.",
                            "Write it dotted, in the past tense, version last: opportunity.won.v1."));
        }
        return new Feed.FeedEvents(
                events.text("entered").orElse(""),
                events.text("changed").orElse(""),
                events.text("noticed").orElse(""));
    }

    private Feed.Polling polling(YamlFields poll) {
        poll.onlyKeys("every", "overlap", "page", "since");
        int page = poll.integer("page").orElse(500);
        if (page < 1 || page > LARGEST_PAGE) {
            problems.add(
                    "INT-1015",
                    poll.map().keyPosition("page"),
                    poll.map().pathOf("page"),
                    "page is " + page + ".",
                    "Ask for 1 to " + LARGEST_PAGE + " records at once.");
        }
        Duration every = poll.duration("every").orElse(Duration.ofSeconds(15));
        if (every.toMillis() < 100) {
            problems.add(
                    "INT-1015", poll.map(), "every is below 100ms, which only burns the vendor's quota.", "Write 15s.");
        }
        return new Feed.Polling(
                every,
                poll.duration("overlap").orElse(Duration.ofMinutes(5)),
                page,
                poll.duration("since").orElse(Duration.ofHours(24)));
    }
}

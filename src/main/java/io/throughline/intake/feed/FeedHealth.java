package io.throughline.intake.feed;

import io.throughline.intake.trigger.Feed;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once that a feed fails and once that it works again, however often it is asked meanwhile. Thread-safe. */
public final class FeedHealth {

    private static final Logger LOG = LoggerFactory.getLogger(FeedHealth.class);

    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    private record Trouble(String problem, int polls) {}

    /** Notes a failed poll. */
    public void failed(Feed feed, Exception cause) {
        failed(feed.name(), feed.system(), feed.polling().every(), cause);
    }

    /** Notes a failed poll of a feed of any kind. */
    public void failed(String feed, String system, Duration every, Exception cause) {
        String problem = describe(cause);
        Trouble trouble =
                troubles.merge(feed, new Trouble(problem, 1), (old, fresh) -> new Trouble(problem, old.polls() + 1));
        if (trouble.polls() == 1) {
            LOG.warn(
                    "INT-2001 feed '{}' cannot read {}: {}. Its position did not move and nothing is lost; it asks again every {} s and says so when"
                            + " it works. No action needed unless it stays so.",
                    feed,
                    system,
                    problem,
                    every.toSeconds());
        }
    }

    /** Notes a poll that came to its end. */
    public void worked(Feed feed) {
        worked(feed.name(), feed.system());
    }

    /** Notes a poll of a feed of any kind that came to its end. */
    public void worked(String feed, String system) {
        Trouble over = troubles.remove(feed);
        if (over != null) {
            LOG.info("INT-2002 feed '{}' reads {} again after {} failed polls.", feed, system, over.polls());
        }
    }

    /** How many polls of the feed failed one after the other until now. */
    public int failedPolls(Feed feed) {
        Trouble trouble = troubles.get(feed.name());
        return trouble == null ? 0 : trouble.polls();
    }

    private static String describe(Exception cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}

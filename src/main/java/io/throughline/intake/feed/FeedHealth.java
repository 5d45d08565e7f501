package io.throughline.intake.feed;

import io.throughline.intake.trigger.Feed;
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
        String problem = describe(cause);
        Trouble trouble = troubles.merge(
                feed.name(), new Trouble(problem, 1), (old, fresh) -> new Trouble(problem, old.polls() + 1));
        if (trouble.polls() == 1) {
            LOG.warn(
                    "INT-2001 feed '{}' cannot read {}: {}. Its position did not move and nothing is lost; it asks again every {} s and says so when"
                            + " it works. No action needed unless it stays so.",
                    feed.name(),
                    feed.system(),
                    problem,
                    feed.polling().every().toSeconds());
        }
    }

    /** Notes a poll that came to its end. */
    public void worked(Feed feed) {
        Trouble over = troubles.remove(feed.name());
        if (over != null) {
            LOG.info(
                    "INT-2002 feed '{}' reads {} again after {} failed polls.",
                    feed.name(),
                    feed.system(),
                    over.polls());
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

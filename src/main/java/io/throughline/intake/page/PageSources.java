package io.throughline.intake.page;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The page feeds that the connected systems offer, and how they are read; the host of the connectors knows. Thread-safe. */
public interface PageSources {

    /** No feeds at all. */
    PageSources NONE = new PageSources() {
        @Override
        public List<PageFeed> feeds() {
            return List.of();
        }

        @Override
        public Answer read(PageFeed feed, Map<String, Object> document) {
            throw new IllegalArgumentException("There is no feed " + feed.name());
        }

        @Override
        public List<String> problems(String object, Map<String, Object> data) {
            return List.of();
        }
    };

    /**
     * What a system answered.
     *
     * @param page canonical {@code feed-page}; null if it could not be read
     * @param problem why not, safe to tell; null if it was read
     * @param retryAfter when the system asked to be left alone; null if it did not
     */
    record Answer(Map<String, Object> page, String problem, Duration retryAfter) {}

    /** All of them, by name; each name once. */
    List<PageFeed> feeds();

    /** Asks for one page. Never throws for anything that the system does. */
    Answer read(PageFeed feed, Map<String, Object> document);

    /** Why data are no canonical object of this kind, a sentence each without values; empty if they are one. */
    List<String> problems(String object, Map<String, Object> data);
}

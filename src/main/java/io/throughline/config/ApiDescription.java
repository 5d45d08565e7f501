package io.throughline.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a system behaves that no Java of ours knows, an HTTP API or a folder of files, from {@code config/connectors/<connector>.yaml}. Immutable.
 *
 * @param connector the word used in system files
 * @param settings further keys that system files of this connector may have, readable as {@code {system.<key>}}
 * @param token the field of the credentials that goes out as {@code Authorization: Bearer}; empty for files
 * @param headers sent with every call, beside those of the route
 * @param error where the body of a refusal says what is wrong
 * @param answers what statuses mean where they differ from the table of outcomes; the first that fits decides
 * @param paging how lists go on; empty: they have one page
 * @param files what its files look like, for a system that is a folder; empty: it is an HTTP API
 */
public record ApiDescription(
        String connector,
        List<String> settings,
        String token,
        Map<String, String> headers,
        ErrorPlaces error,
        List<Meaning> answers,
        Optional<Pages> paging,
        Optional<FileForm> files) {

    /**
     * Dotted paths in the body of a refusal; empty if the API does not say.
     *
     * @param code the API's own code
     * @param message its words
     * @param field what they are about
     */
    public record ErrorPlaces(String code, String message, String field) {}

    /** What an answer means for a write. */
    public enum Word {
        /** It is done. */
        APPLIED,
        /** Surely nothing happened; again later. */
        NOT_APPLIED,
        /** A definite no. */
        REJECTED,
        /** In doubt: the target is asked. */
        UNKNOWN,
        /** Surely nothing happened; again after a while that the target asks for. */
        WAIT,
        /** Credentials or rights: calls wait for a person. */
        PAUSE
    }

    /**
     * One row of the API's own table.
     *
     * @param status the HTTP status
     * @param code the API's code that must be there; empty: any
     * @param says words that its message must contain, in any case; empty: any
     * @param means what follows
     * @param pause how long to wait, for {@link Word#WAIT}
     */
    public record Meaning(int status, String code, String says, Word means, Duration pause) {}

    /**
     * Lists in pages.
     *
     * @param records dotted path of the list in the body
     * @param query parameters of the first page
     * @param number the parameter that counts pages, from the number that {@code query} gives it; empty if {@code next} leads on
     * @param size the parameter of {@code query} that says how long a page is: a shorter one is the last
     * @param next dotted path of the address of the next page, on the same host; empty if pages are counted
     */
    public record Pages(String records, Map<String, String> query, String number, String size, String next) {}

    /** Copies lists and maps. */
    public ApiDescription {
        settings = List.copyOf(settings);
        headers = Map.copyOf(headers);
        answers = List.copyOf(answers);
    }
}

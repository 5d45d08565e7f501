package io.throughline.drift;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from the path of a request which object of the vendor it is about. */
final class Requests {

    private static final List<Pattern> PATHS = List.of(
            Pattern.compile(".*/sobjects/(\\w+)(/.*)?"),
            Pattern.compile(".*/record/v1/(\\w+)(/.*)?"),
            Pattern.compile("/api/v1/(\\w+)(/.*)?"),
            Pattern.compile("/data/(?:\\{system\\.)?(\\w+)}?(\\(.*)?"));

    private Requests() {}

    static Optional<String> object(String path) {
        return PATHS.stream()
                .map(pattern -> pattern.matcher(path))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }
}

package io.throughline.drift;

import io.throughline.canonical.Json;
import java.util.List;

/** Reads answers of vendors, in which anything may be absent. */
final class Answers {

    private Answers() {}

    static List<Object> list(Object answer, String path) {
        return Json.at(answer, path) instanceof List<?> list ? Json.asList(list) : List.of();
    }

    static String text(Object answer, String path) {
        String text = Json.textAt(answer, path);
        return text == null ? "" : text;
    }

    static boolean is(Object answer, String path) {
        return Boolean.TRUE.equals(Json.at(answer, path));
    }
}

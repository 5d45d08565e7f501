package io.throughline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page, or the part of one between its markers, that is made from the product. Compared with what it should be; written anew with {@code
 * -Dthroughline.docs.write=true}.
 *
 * @param file the page
 * @param name of the part; the whole page if null
 */
record GeneratedPage(Path file, String name) {

    static GeneratedPage whole(String file) {
        return new GeneratedPage(Path.of(file), null);
    }

    static GeneratedPage part(String file, String name) {
        return new GeneratedPage(Path.of(file), name);
    }

    void mustSay(String text) throws IOException {
        String there = Files.exists(file) ? Files.readString(file) : "";
        String page = name == null ? text : withPart(there, text);
        if (Boolean.getBoolean("throughline.docs.write")) {
            Files.writeString(file, page);
        }
        assertThat(Files.readString(file))
                .as("%s is stale; write it anew with -Dthroughline.docs.write=true", file)
                .isEqualTo(page);
    }

    private String withPart(String page, String text) {
        String begin = "<!-- generated: " + name + " -->\n";
        String end = "<!-- end: " + name + " -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        assertThat(from).as("%s has no line %s", file, begin.strip()).isNotNegative();
        assertThat(to).as("%s has no line %s", file, end.strip()).isGreaterThan(from);
        return page.substring(0, from + begin.length()) + text + page.substring(to);
    }
}

package io.throughline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ErrorCodesTest {

    private static final Path PAGE = Path.of("docs/errors.md");
    private static final String HEAD = """
            # Error codes

            Every message of the product begins with its code: area and four digits, never reused. The texts below are those of the product itself; `…` is filled in
            at run time with ids, never with a secret or a personal value. Made from the sources; `./mvnw test -Dtest=ErrorCodesTest -Dthroughline.docs.write=true` writes
            this page anew.
            """;

    @Test
    void everyCodeSaysWhatItMeans() throws IOException {
        assertThat(codes().unexplained()).isEmpty();
    }

    @Test
    void thePageOfErrorCodesIsThatOfTheSources() throws IOException {
        String page = HEAD + codes().asMarkdown();
        if (Boolean.getBoolean("throughline.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("stale; write it anew with -Dthroughline.docs.write=true")
                .isEqualTo(page);
    }

    private static ErrorCodes codes() throws IOException {
        return ErrorCodes.in(Path.of("src/main/java"));
    }
}

package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class CommandsAreDocumentedTest {

    private static final Pattern CODE = Pattern.compile("RUN-\\d{4}");

    private final String page = read(Path.of("docs/cli.md"));

    @Test
    void everyCommandAndOptionIsOnThePage() {
        for (CommandLine command : Main.commandLine().getSubcommands().values()) {
            assertThat(page).contains("## " + command.getCommandName() + "\n");
            assertThat(command.getCommandSpec().options().stream()
                            .filter(option -> !option.hidden()
                                    && !option.inherited()
                                    && !option.usageHelp()
                                    && !option.versionHelp())
                            .map(OptionSpec::longestName))
                    .allSatisfy(name -> assertThat(page).contains(name));
        }
    }

    @Test
    void everyErrorCodeOfTheCommandsIsOnThePageOnceAndNoOther() throws IOException {
        List<String> documented = codes(page.substring(page.indexOf("## Errors of the commands")));

        assertThat(documented).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(codesInSources());
    }

    private static List<String> codesInSources() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/throughline/runner"))) {
            return sources.filter(Files::isRegularFile)
                    .flatMap(source -> codes(read(source)).stream())
                    .distinct()
                    .toList();
        }
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

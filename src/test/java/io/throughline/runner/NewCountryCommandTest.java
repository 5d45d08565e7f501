package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.config.Layers;
import io.throughline.config.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewCountryCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine(Map.of(), folder)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }

    private List<Problem> problems() {
        return Throughline.builder().layers(Layers.over(folder)).check().stream()
                .filter(Problem::isError)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"PL,emea", "KW,emea", "BR,amer", "KR,apac"})
    void i4EachBlankOfANewCountryIsToldAtItsPlaceAndNothingElse(String country, String wider) {
        assertThat(run("new-country", country, "--extends", wider))
                .as(out.toString())
                .isZero();
        assertThat(problems()).hasSizeGreaterThan(8).allSatisfy(problem -> {
            assertThat(problem.toString()).contains("CFG-1170", "fill-in");
            assertThat(problem.position().line()).isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource({"test", "policy --legal-entity de01"})
    void i4ABlankIsToldAsOneByEveryCommandThatNeedsTheFile(String command) {
        run("new-country", "PL", "--extends", "emea");

        assertThat(run(command.split(" "))).isOne();

        assertThat(out.toString())
                .contains("CFG-1170", "config/regions/pl.yaml:")
                .doesNotContain("CFG-1011");
    }

    @Test
    void i4AFilledInCountryIsAccepted() throws IOException {
        run("new-country", "PL", "--extends", "emea");
        fill("time zone", "Europe/Warsaw");
        fill("half-up", "half-up");
        fill("line,", "line");
        fill("amount", "1500000");
        fill("name of the company", "Example Polska sp. z o.o.");
        fill("its id", "11");
        fill("name of the tax", "VAT");
        fill("standard rate", "23");
        fill("what applies", "outside-scope");
        fill("what the invoice", "Not taxable in Poland.");
        fill("internal id", "17");
        fill("tax code", "VAT-PL");

        assertThat(problems()).isEmpty();
        assertThat(run("policy", "--legal-entity", "pl01")).isZero();
        assertThat(out.toString()).contains("Example Polska", "config/regions/pl.yaml");
    }

    @Test
    void i4NothingIsWrittenOverAndNoCountryIsGuessed() throws IOException {
        run("new-country", "PL", "--extends", "emea");
        String before = Files.readString(folder.resolve("config/regions/pl.yaml"));
        assertThat(run("new-country", "PL", "--extends", "emea")).isEqualTo(1);
        assertThat(folder.resolve("config/regions/pl.yaml")).content().isEqualTo(before);
        assertThat(run("new-country", "AT", "--extends", "emea")).isEqualTo(1);
        assertThat(out.toString()).contains("deals of AT belong to the region 'de'");
        assertThat(run("new-country", "XX", "--extends", "emea")).isEqualTo(2);
        assertThat(run("new-country", "PL", "--extends", "nowhere")).isEqualTo(2);
        assertThat(run("new-country", "PT", "--extends", "emea", "--legal-entity", "../x"))
                .isEqualTo(2);
    }

    private void fill(String what, String with) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                Files.writeString(
                        file,
                        text.replaceAll("\"fill-in: holidays[^\"]*\"", "[2026-12-25]")
                                .replaceAll("fill-in: " + what + "[^\"\\n]*", with));
            }
        }
    }
}

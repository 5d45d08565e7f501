package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What region files refer to: exchange rates, templates, teams. */
class RegionReferencesTest {

    private static final String HEADER = "from,to,validFrom,validTo,rate,source\n";

    private static final String TEMPLATE = """
            template: audit
            title: Audit
            serviceLines: [advisory]
            billingMethods: [fixed-price]
            plan:
              - { key: start, title: Start, hours: 2, billable: false, from: 0, to: 5 }
              - { key: work, title: "{line}", each: line, billable: true, from: 0, to: 100 }
            milestones:
              - { key: half, title: Half, share: "50", at: 50 }
              - { key: whole, title: Whole, share: "50", at: 100 }
            """;

    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    @Test
    void aRateIsInForceOnItsDaysOnly() throws IOException {
        ExchangeRates rates =
                rates(HEADER + "USD,EUR,2026-01-01,2026-01-31,0.9,bank\nUSD,EUR,2026-02-01,2026-02-28,0.8,bank\n");

        assertThat(problems.sorted()).isEmpty();
        assertThat(rates.find("USD", "EUR", LocalDate.of(2026, 1, 31)))
                .map(ExchangeRate::rate)
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.9"));
        assertThat(rates.find("USD", "EUR", LocalDate.of(2026, 3, 1))).isEmpty();
        assertThat(rates.find("EUR", "USD", LocalDate.of(2026, 1, 31)))
                .as("never the inverse")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USD,EUR,2026-01-01,2026-01-31,0,bank",
                "USD,EUR,2026-01-01,2026-01-31,-1,bank",
                "USD,EUR,2026-01-31,2026-01-01,0.9,bank",
                "USD,EURO,2026-01-01,2026-01-31,0.9,bank",
                "USD,EUR,2026-01-01,2026-01-31,0.9,",
                "USD,EUR,2026-01-01,2026-01-31,0.9",
                "USD,GBP,2026-01-31,2026-02-02,0.7,bank"
            })
    void aLineThatIsNoRateIsToldWithItsPlace(String line) throws IOException {
        rates(HEADER + "USD,GBP,2026-01-01,2026-01-31,0.8,bank\n" + line + "\n");

        assertThat(problems.sorted())
                .extracting(problem -> problem.code() + " " + problem.position())
                .containsExactly("CFG-1103 config/exchange-rates/bank.csv:3");
    }

    @Test
    void aTableWithoutItsHeaderIsRefused() throws IOException {
        rates("USD,EUR,2026-01-01,2026-01-31,0.9,bank\n");

        assertThat(problems.sorted())
                .extracting(problem -> problem.position().line())
                .containsExactly(1);
    }

    @Test
    void aTemplateIsReadWhole() throws IOException {
        Template template = template(TEMPLATE);

        assertThat(problems.sorted()).isEmpty();
        assertThat(template.plan()).extracting(Template.PlannedTask::eachLine).containsExactly(false, true);
        assertThat(template.milestones())
                .extracting(Template.PlannedMilestone::at)
                .containsExactly(50, 100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "template: audit                     | template: other",
                "key: half, title: Half, share: '50' | key: half, title: Half, share: '51'",
                "key: half                           | key: whole",
                "key: start                          | key: work",
                "key: start                          | key: work-1",
                "hours: 2                            | hours: -2",
                "from: 0, to: 5                      | from: 5, to: 4",
                "at: 50                              | at: 101"
            })
    void aTemplateThatCannotWorkIsRefused(String good, String bad) throws IOException {
        String text = TEMPLATE.replace('"', '\'');
        assertThat(text).contains(good.strip());

        template(text.replace(good.strip(), bad.strip()));

        assertThat(problems.sorted()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("CFG-1104");
            assertThat(problem.position().file()).isEqualTo("config/templates/audit.yaml");
        });
    }

    @Test
    void aTemplateThatBillsMilestonesHasSome() throws IOException {
        template(TEMPLATE.substring(0, TEMPLATE.indexOf("milestones")));

        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("CFG-1104");
    }

    @Test
    void aKindNeedsATeamThatExists() throws IOException {
        write(
                Teams.FILE,
                "teams:\n  finance: { name: Finance, answerWithin: 8h }\nkinds: { tax: nobody, technical: finance }\n");

        Teams.load(Layers.only(folder), problems);

        assertThat(problems.sorted())
                .extracting(problem -> problem.code() + " " + problem.position())
                .containsExactly("CFG-1102 config/desk.yaml:3:15");
    }

    private ExchangeRates rates(String text) throws IOException {
        write("config/exchange-rates/bank.csv", text);
        return new ExchangeRatesReading(problems).of(Layers.only(folder)).get("bank");
    }

    private Template template(String text) throws IOException {
        write("config/templates/audit.yaml", text);
        Map<String, Template> templates = new TemplatesReading(problems).of(Layers.only(folder));
        assertThat(List.copyOf(templates.keySet())).containsExactly("audit");
        return templates.get("audit");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateRegionTest {

    private static final String LINK = "salesforce/link.to-canonical";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void s25ARegionShowsFieldsRowsAndPoliciesThatDifferFromTheBaseWithOldAndNewRule() throws IOException {
        write(
                "mappings/regions/de/" + LINK + ".yaml",
                "mapping: " + LINK
                        + "\nfields:\n  status: { omit: true }\n  projectCode:\n    - { from: Kennung__c, validFrom: 2027-01-01 }\n");
        write(
                "config/regions/de.yaml",
                Files.readString(Path.of("config/regions/de.yaml"))
                        + "\nchanges:\n  - validFrom: 2027-07-01\n    because: a new law\n    set: { policies: { startBeforeSignature: allow } }\n");

        assertThat(validate("--region", "de")).as(out.toString()).isZero();

        assertThat(out.toString().lines().map(String::strip))
                .containsSubsequence(
                        "policies.startBeforeSignature  (since 2027-07-01)",
                        "base   hold  config/regions/emea.yaml:17:25",
                        "mapping " + LINK,
                        "projectCode  (since 2027-01-01)",
                        "base   taken from Project_Code__c  mappings/" + LINK + ".yaml:12:16",
                        "de     taken from Kennung__c  mappings/regions/de/" + LINK + ".yaml:5:7",
                        "status",
                        "base   taken from Project_Status__c  mappings/" + LINK + ".yaml:13:11",
                        "de     left out  mappings/regions/de/" + LINK + ".yaml:3:11",
                        "table netsuite-tax-codes");
    }

    @Test
    void s25TheDifferencesOfARegionAreThereForPrograms() {
        assertThat(validate("--region", "ca", "--json")).isZero();

        Object told = Json.read(out.toString());
        assertThat(Json.textAt(told, "chain.1")).isEqualTo("amer");
        assertThat(Json.asList(Json.at(told, "differences"))).anySatisfy(one -> {
            assertThat(Json.textAt(one, "kind")).isEqualTo("field");
            assertThat(Json.textAt(one, "key")).isEqualTo("item.items[].taxCode");
        });
    }

    @Test
    void s25ARegionThatIsNotThereIsWrongUsage() {
        assertThat(validate("--region", "xx")).isEqualTo(2);
        assertThat(out.toString()).contains("there is no region 'xx'");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int validate(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "validate";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Main.commandLine(Map.of(), folder)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }
}

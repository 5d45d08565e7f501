package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a region or a legal entity binds to a role must be there and able to do what workflows ask. */
class BoundSystemsTest {

    private static final String LAB = """
            region: lab
            extends: de
            name: Laboratory
            legalEntities:
              lab01:
                name: Example Laboratory
                country: DE
                subsidiaries: { netsuite: "4", kantata: "1", netsuite-lab: "2" }
            """;

    @TempDir
    Path folder;

    @Test
    void i4ASystemThatNobodyDescribesIsRefusedWithTheNearest() throws Exception {
        write("config/regions/lab.yaml", LAB + "systems: { crm: salesforc }\n");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("config/regions/lab.yaml:9:17: CFG-1160")
                .contains("Did you mean 'salesforce'?");
    }

    @Test
    void i4ASystemThatCannotDoWhatWorkflowsAskOfTheRoleIsRefusedWithWhatIsMissing() throws Exception {
        write("config/regions/lab.yaml", LAB.replace("country: DE\n", "country: DE\n    systems: { erp: kantata }\n"));

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("config/regions/lab.yaml:8:21: CFG-1161")
                .contains("'kantata'", "cannot be the erp", "erp-customer-confirm", "erp-contract-create");
    }

    @Test
    void i4AConnectorThatDoesNotExistIsRefusedAtTheSystem() throws Exception {
        write(
                "config/regions/lab.yaml",
                LAB.replace("country: DE\n", "country: DE\n    systems: { erp: dynamics }\n")
                        .replace("kantata: \"1\"", "dynamics: \"1\""));
        write(
                "config/systems/dynamics.yaml",
                "connector: sage\nurl: https://x.example.com\ncredentials: env:X\nnetwork: public\n");

        assertThat(problems()).singleElement().asString().startsWith("config/systems/dynamics.yaml:1:12: SYS-1001");
    }

    @Test
    void i4ASecondAccountOfAConnectorMayBeBound() throws Exception {
        write(
                "config/regions/lab.yaml",
                LAB.replace("country: DE\n", "country: DE\n    systems: { erp: netsuite-lab }\n"));
        write(
                "config/systems/netsuite-lab.yaml",
                "connector: netsuite\nurl: https://lab.example.com\ncredentials: env:X\nnetwork: public\naccount: lab\n");

        assertThat(problems()).isEmpty();
    }

    private List<String> problems() {
        return Throughline.builder().layers(Layers.over(folder)).environment(Map.of()).check().stream()
                .map(Object::toString)
                .toList();
    }

    private void write(String path, String text) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

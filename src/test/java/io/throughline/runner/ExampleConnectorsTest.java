package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README of an example connector tells its reader to do, done. */
class ExampleConnectorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"tickets", "legacy"})
    void i4AnExampleConnectorIsValidAndItsMappingExamplesHold(String connector) {
        for (String command : new String[] {"validate", "test"}) {
            StringWriter out = new StringWriter();
            int code = Main.commandLine(Map.of(), Path.of("examples/connectors", connector))
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(out))
                    .execute(command);
            assertThat(code).as(command + ": " + out).isZero();
        }
    }
}

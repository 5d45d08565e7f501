package io.throughline.runner;

import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.LedgerSource;
import io.throughline.runner.terminal.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which data folder and which ledger a command works with. */
final class LedgerOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Data folder of the runner: its ledger, and how other commands find it.")
    private Path data;

    @Option(
            names = "--ledger",
            paramLabel = "URL",
            description = {
                "A PostgreSQL ledger (jdbc:postgresql://host/database) instead of the embedded one; user and password come from THROUGHLINE_LEDGER_USER and THROUGHLINE_LEDGER_PASSWORD."
            })
    private String url;

    DataFolder folder() {
        try {
            return DataFolder.at(data);
        } catch (IOException e) {
            throw new CommandFailure(
                    "RUN-1002 the folder %s cannot be made or written; choose another --data.".formatted(data), e);
        }
    }

    LedgerSource source(DataFolder folder) {
        return url == null ? LedgerSource.embedded(folder) : LedgerSource.at(url, System.getenv());
    }

    /** The same options for another command line. */
    String asGiven() {
        return "--data " + data + (url == null ? "" : " --ledger " + url);
    }
}

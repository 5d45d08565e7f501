package io.throughline.runner;

import io.throughline.config.Layers;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line as a whole; does nothing by itself. */
@Command(
        name = "throughline",
        description = "Integration routes for professional-services firms: one line from a won deal to a paid invoice.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:something is not as it should be; the message says what", "2:wrong usage"},
        subcommands = {
            BundlesCommand.class,
            CheckCommand.class,
            DemoCommand.class,
            DeskCommand.class,
            DiffCommand.class,
            DoctorCommand.class,
            EntriesCommand.class,
            ExplainCommand.class,
            GuaranteesCommand.class,
            LoadCommand.class,
            MapCommand.class,
            NewCountryCommand.class,
            PolicyCommand.class,
            QuotaCommand.class,
            RulesCommand.class,
            RunCommand.class,
            SetupCommand.class,
            SimulatorsCommand.class,
            SoakCommand.class,
            TestCommand.class,
            TransactionsCommand.class,
            ValidateCommand.class
        })
final class ThroughlineCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Log in detail and print the stack trace of an error.")
    private boolean debug;

    private final Map<String, String> environment;
    private final Path directory;

    ThroughlineCommand(Map<String, String> environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /** The files of the working directory over the packed ones. */
    Layers layers() {
        return Layers.over(directory);
    }

    /** The working directory. */
    Path directory() {
        return directory;
    }

    /** The environment of the process. */
    Map<String, String> environment() {
        return environment;
    }

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which command to run");
    }
}

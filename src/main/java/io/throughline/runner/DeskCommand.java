package io.throughline.runner;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where people decide about what stopped; does nothing by itself. */
@Command(
        name = "desk",
        description = {
            "Where people decide about what stopped: deals that wait for approval, that a rule holds, that a system refused, or of which nobody knows whether a call was carried out.",
            "You prove who you are by your personal token in the environment variable THROUGHLINE_TOKEN; its hash, your rights, teams, regions and limits are in config/users.yaml. Nobody can act as somebody else."
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline desk list --data /tmp/deals",
            "  throughline desk show 3f2c8a51 --data /tmp/deals",
            "  throughline desk retry 3f2c8a51 --version 0 --reason 'tax number entered in the CRM' --data /tmp/deals"
        },
        subcommands = {
            DeskListCommand.class,
            DeskShowCommand.class,
            DeskDecisionCommand.Approve.class,
            DeskDecisionCommand.Retry.class,
            DeskDecisionCommand.Correct.class,
            DeskDecisionCommand.Dismiss.class,
            DeskTokenCommand.class
        })
final class DeskCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do at the desk");
    }
}

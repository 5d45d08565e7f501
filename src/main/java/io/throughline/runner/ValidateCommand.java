package io.throughline.runner;

import io.throughline.Throughline;
import io.throughline.ThroughlineBuilder;
import io.throughline.config.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Every problem of every file at once; the same checks that a runner makes at its start. */
@Command(
        name = "validate",
        description = {
            "Checks all routes, mappings, lookups and configuration, those of ./routes, ./mappings and ./config over the packed ones, and reports every problem at once with file and line. Exit code 1 if there is any."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  throughline validate"})
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ThroughlineBuilder builder = Throughline.builder();
        List<Problem> problems = builder.check();
        PrintWriter out = spec.commandLine().getOut();
        problems.forEach(out::println);
        out.println(problems.isEmpty() ? "all well: " + builder.summary() : problems.size() + " problems");
        out.flush();
        return problems.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}

package io.throughline.runner;

import io.throughline.Throughline;
import io.throughline.ThroughlineBuilder;
import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.model.SchemaChanges;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Every problem of every file at once; the same checks that a runner makes at its start. */
@Command(
        name = "validate",
        description = {
            "Checks all routes, mappings, lookups and configuration, those of ./routes, ./mappings and ./config over the packed ones, and reports every problem at once with file and line. Exit code 1 if there is an error; warnings are told, and refuse nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline validate",
            "  throughline validate --strict",
            "  throughline validate --against /tmp/last-release"
        })
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand root;

    @Option(
            names = "--against",
            paramLabel = "FOLDER",
            description =
                    "Also compare the schemas of objects and events with those of a folder of earlier files, and refuse what breaks their promises without a new version.")
    private Path against;

    @Option(names = "--strict", description = "Count warnings as errors.")
    private boolean strict;

    @Override
    public Integer call() {
        ThroughlineBuilder builder = Throughline.builder().layers(root.layers());
        List<Problem> problems = problems(builder);
        PrintWriter out = spec.commandLine().getOut();
        problems.forEach(out::println);
        long errors = problems.stream().filter(Problem::isError).count();
        out.println(
                errors == 0
                        ? "all well: " + builder.summary() + warnings(problems)
                        : count(problems.size(), "problem"));
        out.flush();
        return errors == 0 && (!strict || problems.isEmpty()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<Problem> problems(ThroughlineBuilder builder) {
        if (against == null) {
            return builder.check();
        }
        if (!Files.isDirectory(against)) {
            throw new ParameterException(spec.commandLine(), "--against: there is no folder " + against);
        }
        Problems problems = new Problems();
        problems.addAll(builder.check());
        SchemaChanges.check(Layers.over(against), root.layers(), problems);
        return problems.sorted().stream().distinct().toList();
    }

    private static String warnings(List<Problem> problems) {
        return problems.isEmpty() ? "" : "; " + count(problems.size(), "warning");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}

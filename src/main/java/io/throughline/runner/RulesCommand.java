package io.throughline.runner;

import io.throughline.Blanks;
import io.throughline.canonical.Json;
import io.throughline.config.LegalEntity;
import io.throughline.config.Nearest;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.rules.RuleCatalog;
import io.throughline.runner.terminal.RulesView;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The rulebook with the state and the parameters of every rule. */
@Command(
        name = "rules",
        description = {
            "Lists every rule with its state and its parameters for each legal entity: what is on, off or always applied, by which file and line. Legal entities that have the same share a line."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline rules",
            "  throughline rules --legal-entity de01 --customer acme",
            "  throughline rules --legal-entity de01 --json"
        })
final class RulesCommand implements Callable<Integer> {

    @ParentCommand
    private ThroughlineCommand throughline;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"--legal-entity", "--entity"},
            paramLabel = "ID",
            description = "Only this legal entity, for example de01. Default: all.")
    private String legalEntity;

    @Option(
            names = "--customer",
            paramLabel = "KEY",
            description =
                    "With what differs for a customer and under its contract: the name of a file in config/customers. Default: a customer like all others.")
    private String customer;

    @Option(
            names = "--on",
            paramLabel = "DAY",
            description = "The day, for example 2027-01-01. Default: today in the zone of each region.")
    private LocalDate on;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Regions regions = Regions.load(throughline.layers(), problems);
        RuleCatalog.check(regions, problems);
        Blanks.throwIfAny(throughline.layers(), problems);
        if (customer != null) {
            known("customer", customer, regions.customers().keys());
        }
        List<RuleCatalog.Row> rows = RuleCatalog.rows(entities(regions));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Json.pretty(RulesView.json(rows)) + "\n" : RulesView.text(rows));
        out.flush();
        return ExitCode.OK;
    }

    private List<LegalEntity> entities(Regions regions) {
        List<LegalEntity> all =
                regions.selling().stream().flatMap(this::entities).toList();
        if (legalEntity == null) {
            return all;
        }
        known("legal entity", legalEntity, all.stream().map(LegalEntity::id).toList());
        return all.stream().filter(entity -> entity.id().equals(legalEntity)).toList();
    }

    private Stream<LegalEntity> entities(Region region) {
        Region then = region.on(on == null ? LocalDate.now(Clock.system(region.zone())) : on);
        return then.legalEntities().stream()
                .map(entity -> then.legalEntity(entity.id(), customer).orElse(entity));
    }

    private void known(String what, String name, Collection<String> all) {
        if (!all.contains(name)) {
            String hint = Nearest.to(name, all)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("there are " + String.join(", ", all));
            throw new ParameterException(spec.commandLine(), "there is no %s '%s'; %s".formatted(what, name, hint));
        }
    }
}

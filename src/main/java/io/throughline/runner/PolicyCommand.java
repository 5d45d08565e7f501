package io.throughline.runner;

import io.throughline.Blanks;
import io.throughline.canonical.Json;
import io.throughline.config.LegalEntity;
import io.throughline.config.Nearest;
import io.throughline.config.PolicySheet;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.runner.terminal.PolicyText;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What is in force for a legal entity, on one page. */
@Command(
        name = "policy",
        description = {
            "Prints what is in force for a legal entity on a day: currency, rounding, taxes, approvals, policies and the rest, each with the file and line that says it, since when and until when."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline policy --legal-entity de01",
            "  throughline policy --legal-entity de01 --customer acme --on 2027-01-01",
            "  throughline policy --legal-entity de01 --json"
        })
final class PolicyCommand implements Callable<Integer> {

    @ParentCommand
    private ThroughlineCommand throughline;

    @Spec
    private CommandSpec spec;

    @Option(names = "--legal-entity", required = true, paramLabel = "ID", description = "For example de01.")
    private String legalEntity;

    @Option(
            names = "--on",
            paramLabel = "DAY",
            description = "The day, for example 2027-01-01. Default: today in the zone of the region.")
    private LocalDate on;

    @Option(
            names = "--customer",
            paramLabel = "KEY",
            description =
                    "With what differs for a customer: the name of a file in config/customers. Default: a customer like all others.")
    private String customer;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Regions regions = Regions.load(throughline.layers(), problems);
        Blanks.throwIfAny(throughline.layers(), problems);
        known("legal entity", legalEntity, entities(regions));
        if (customer != null) {
            known("customer", customer, regions.customers().keys());
        }
        PolicySheet sheet =
                PolicySheet.of(regions, legalEntity, customer, day(regions)).orElseThrow();
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? Json.pretty(plain(sheet)) + "\n"
                        : PolicyText.of(
                                sheet,
                                customer == null ? null : regions.customers().name(customer)));
        out.flush();
        return ExitCode.OK;
    }

    private LocalDate day(Regions regions) {
        ZoneId zone = regions.selling().stream()
                .filter(region -> region.legalEntity(legalEntity).isPresent())
                .map(Region::zone)
                .findFirst()
                .orElseThrow();
        return on == null ? LocalDate.now(Clock.system(zone)) : on;
    }

    private static List<String> entities(Regions regions) {
        return regions.selling().stream()
                .flatMap(region -> region.legalEntities().stream())
                .map(LegalEntity::id)
                .toList();
    }

    private void known(String what, String name, Collection<String> all) {
        if (!all.contains(name)) {
            String hint = Nearest.to(name, all)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("there are " + String.join(", ", all));
            throw new ParameterException(spec.commandLine(), "there is no %s '%s'; %s".formatted(what, name, hint));
        }
    }

    private static Map<String, Object> plain(PolicySheet sheet) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("legalEntity", sheet.legalEntity().id());
        plain.put("name", sheet.legalEntity().name());
        plain.put("region", sheet.region().code());
        plain.put("on", sheet.day().toString());
        plain.put("customer", sheet.customer());
        plain.put("contract", sheet.contract());
        plain.put("policies", sheet.rows().stream().map(PolicyCommand::plain).toList());
        return plain;
    }

    private static Map<String, Object> plain(PolicySheet.Row row) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("key", row.key());
        plain.put("value", row.value());
        plain.put("file", row.position().file());
        plain.put("line", row.position().line());
        plain.put("since", row.since() == null ? null : row.since().toString());
        plain.put("until", row.until() == null ? null : row.until().toString());
        return plain;
    }
}

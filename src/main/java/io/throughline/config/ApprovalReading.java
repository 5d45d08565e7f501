package io.throughline.config;

import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code approval}: one stage as a map, or a chain of them as a list, the lowest threshold first. */
final class ApprovalReading {

    private static final String KEY = "approval";

    private final Map<String, Team> teams;
    private final Problems problems;

    ApprovalReading(Map<String, Team> teams, Problems problems) {
        this.teams = teams;
        this.problems = problems;
    }

    List<Approval> chain(YamlFields entity, String currency) {
        boolean several = entity.node(KEY).filter(YamlList.class::isInstance).isPresent();
        List<YamlFields> stages = several ? entity.maps(KEY) : List.of(Parts.of(entity, KEY, problems));
        if (stages.isEmpty()) {
            problems.add(
                    "CFG-1121",
                    entity.node(KEY).orElse(entity.map()),
                    "an approval chain without a stage lets every deal through.",
                    "Add a stage with above and team, or say that nobody approves: rules: { RUL-1008: off }.");
        }
        List<Approval> chain = new ArrayList<>();
        for (YamlFields stage : stages) {
            Approval read = stage(stage, currency);
            requireHigher(chain, read, stage);
            chain.add(read);
        }
        return List.copyOf(chain);
    }

    private Approval stage(YamlFields stage, String currency) {
        stage.onlyKeys("above", "team").require("above", "team");
        String team = stage.text("team").orElse("");
        if (stage.node("team").isPresent()) {
            TeamsReading.checkTeam(problems, stage.map(), "team", team, teams);
        }
        BigDecimal above = stage.decimal("above").orElse(BigDecimal.ZERO);
        if (above.signum() < 0) {
            problems.add(
                    "CFG-1120",
                    stage.node("above").orElse(stage.map()),
                    "a threshold is not below zero.",
                    "Write '0' if every deal needs this approval.");
        }
        return new Approval(new Money(above, currency), team);
    }

    private void requireHigher(List<Approval> chain, Approval stage, YamlFields written) {
        if (!chain.isEmpty()
                && !stage.above().isMoreThan(chain.get(chain.size() - 1).above())) {
            problems.add(
                    "CFG-1120",
                    written.map(),
                    "the stages of an approval chain go from the lowest threshold to the highest, and this one is not higher than the one before.",
                    "Put the stages in order, each with a threshold of its own.");
        }
    }
}

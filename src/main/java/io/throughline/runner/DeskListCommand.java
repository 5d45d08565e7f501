package io.throughline.runner;

import io.throughline.canonical.Json;
import io.throughline.runner.terminal.DeskTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cases that wait for a decision. */
@Command(
        name = "list",
        description = "The cases of your teams and regions that wait for a decision, the earliest deadline first.")
final class DeskListCommand implements Callable<Integer> {

    @Mixin
    private DeskVisit desk;

    @Option(names = "--team", paramLabel = "TEAM", description = "Only cases of this team.")
    private String team;

    @Option(names = "--region", paramLabel = "CODE", description = "Only cases of this region.")
    private String region;

    @Option(names = "--decided", description = "Those that were decided, the newest first.")
    private boolean decided;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many at most, up to 1000. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Override
    public Integer call() throws Exception {
        Map<String, String> filter = new LinkedHashMap<>();
        if (team != null) {
            filter.put("team", team);
        }
        if (region != null) {
            filter.put("region", region);
        }
        filter.put("state", decided ? "decided" : "open");
        filter.put("limit", String.valueOf(limit));
        return desk.ask(
                (door, token) -> door.list(token, filter), body -> new DeskTable().of(Json.asList(body.get("cases"))));
    }
}

package io.throughline.runner;

import io.throughline.runner.terminal.DeskStory;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Everything about one case. */
@Command(
        name = "show",
        description =
                "Everything about one case: why, numbers, what was found, what was decided before, what each decision would do, and the lines to copy.")
final class DeskShowCommand implements Callable<Integer> {

    @Mixin
    private DeskVisit desk;

    @Parameters(paramLabel = "CASE", description = "Id of the case, or a beginning of it that no other case has.")
    private String id;

    @Override
    public Integer call() throws Exception {
        return desk.ask(
                (door, token) -> door.show(token, id),
                body -> new DeskStory(ZoneId.systemDefault(), desk.options()).of(body.get("case")));
    }
}

package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Surroundings;
import java.util.ArrayList;
import java.util.List;

/** The versions of the API, one for each quarter. Which ones there are is set by knobs, as six digits: {@code 202607}. */
final class Versions {

    private static final String HEADER = "API-Version";
    private static final int QUARTER = 3;
    private static final int YEAR = 100;

    private final Surroundings surroundings;

    Versions(Surroundings surroundings) {
        this.surroundings = surroundings;
        surroundings.knobs().declare("oldestVersion", 202601);
        surroundings.knobs().declare("currentVersion", 202607);
        surroundings.knobs().declare("newestVersion", 202610);
    }

    void addTo(Fields fields) {
        fields.query("version", this::asked);
        fields.query("versions", env -> all());
    }

    private ObjectNode asked(DataFetchingEnvironment env) {
        return version(number(of(Fields.call(env))));
    }

    private List<ObjectNode> all() {
        List<ObjectNode> all = new ArrayList<>();
        for (long one = knob("oldestVersion"); one <= knob("newestVersion"); one = next(one)) {
            all.add(version(one));
        }
        return all;
    }

    private ObjectNode version(long number) {
        long current = knob("currentVersion");
        String kind = number == current ? "current" : number > current ? "release_candidate" : "maintenance";
        return Json.object().put("kind", kind).put("value", text(number)).put("display_name", text(number));
    }

    /**
     * The version that a call asks for; without the header the current one.
     *
     * @throws io.throughline.simulator.engine.Refusal if there is none of this name
     */
    String of(Call call) {
        String asked = call.header(HEADER);
        if (asked == null || asked.isBlank()) {
            return text(knob("currentVersion"));
        }
        long number = asked.matches("20\\d\\d-(01|04|07|10)") ? number(asked) : 0;
        if (number < knob("oldestVersion") || number > knob("newestVersion")) {
            throw Failures.refusal(400, "InvalidVersionException", "The API version " + asked + " does not exist");
        }
        return asked;
    }

    /** What is said about a call's version in its answer. */
    String echo(Call call) {
        String asked = call.header(HEADER);
        return asked == null || asked.isBlank() ? text(knob("currentVersion")) : asked;
    }

    private long knob(String name) {
        return surroundings.knobs().get(name);
    }

    private static long next(long version) {
        return version % YEAR >= 10 ? version + YEAR - 9 : version + QUARTER;
    }

    private static long number(String version) {
        return Long.parseLong(version.replace("-", ""));
    }

    private static String text(long number) {
        return "%d-%02d".formatted(number / YEAR, number % YEAR);
    }
}

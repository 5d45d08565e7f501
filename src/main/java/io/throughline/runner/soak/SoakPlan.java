package io.throughline.runner.soak;

import io.throughline.runner.soak.Moment.Break;
import io.throughline.runner.soak.Moment.Signal;
import io.throughline.runner.soak.Moment.Signal.Kind;
import io.throughline.runner.soak.Moment.Win;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * All that a soak will do, drawn from its seed before it begins: the same seed and settings give the same plan. What the processes make of it is theirs.
 *
 * @param moments in their order
 */
record SoakPlan(List<Moment> moments) {

    /** Accounts of this name are refused their project for good, so that deals are undone. */
    static final String UNLUCKY = "Unlucky Ventures";

    private static final List<String> REGIONS = List.of("us", "de", "gb", "fr", "ca", "in", "jp", "au");
    private static final List<String> SYSTEMS = List.of("salesforce", "netsuite", "kantata");
    private static final long SECOND = 1_000;

    /** Draws a plan. */
    static SoakPlan of(SoakSettings settings) {
        Draw draw = new Draw(settings);
        draw.deals();
        draw.strikes();
        return new SoakPlan(draw.moments.stream().sorted().toList());
    }

    /** How many moments are of this kind of act. */
    long count(Class<? extends Moment.Act> act) {
        return moments.stream().filter(moment -> act.isInstance(moment.act())).count();
    }

    private static final class Draw {
        private final SoakSettings settings;
        private final Random random;
        private final List<Moment> moments = new ArrayList<>();
        private final long[] busyUntil;

        Draw(SoakSettings settings) {
            this.settings = settings;
            this.random = new Random(settings.seed());
            this.busyUntil = new long[settings.runners()];
        }

        void deals() {
            long gap = Math.max(1, 60 * SECOND / settings.dealsPerMinute());
            for (long at = gap; at < settings.time().toMillis(); at += gap / 2 + random.nextLong(gap) + 1) {
                add(at, new Win(REGIONS.get(random.nextInt(REGIONS.size())), account()));
            }
        }

        private Map<String, Object> account() {
            int kind = random.nextInt(20);
            if (kind == 0) {
                return Map.of("Name", UNLUCKY + " " + random.nextInt(1_000));
            }
            Map<String, Object> account = new LinkedHashMap<>();
            if (kind == 1) {
                account.put("Name", "Nameless Trading " + random.nextInt(1_000));
                account.put("Tax_Number__c", null);
            }
            return account;
        }

        void strikes() {
            long end = settings.time().toMillis();
            for (long at = 3 * SECOND; at < end; at += SECOND / 2 + random.nextLong(5 * SECOND)) {
                if (random.nextInt(5) < 2) {
                    signal(at);
                } else {
                    add(at, new Break(SYSTEMS.get(random.nextInt(SYSTEMS.size())), fault()));
                }
            }
        }

        /** One at a time per runner; a runner that starts is left alone until it has surely begun to work. */
        private void signal(long at) {
            int runner = random.nextInt(settings.runners());
            int kind = random.nextInt(5);
            long length = 500
                    + random.nextLong(kind == 2 || kind == 3 ? settings.lease().toMillis() * 2 : 2 * SECOND);
            if (at < busyUntil[runner]) {
                return;
            }
            if (kind == 2 || kind == 3) {
                add(at, new Signal(runner, Kind.PAUSE));
                add(at + length, new Signal(runner, Kind.CONTINUE));
                busyUntil[runner] = at + length + 2 * SECOND;
                return;
            }
            add(at, new Signal(runner, kind == 4 ? Kind.STOP : Kind.KILL));
            add(at + length, new Signal(runner, Kind.START));
            busyUntil[runner] = at + length + 8 * SECOND;
        }

        private Map<String, Object> fault() {
            Map<String, Object> fault = new LinkedHashMap<>();
            fault.put("operation", "*");
            fault.put("nth", 1 + random.nextInt(12));
            fault.put("count", 1 + random.nextInt(3));
            String what = List.of(
                            "lose-answer",
                            "lose-answer",
                            "http:503",
                            "http:500",
                            "http:429",
                            "refuse",
                            "garbage",
                            "cut-body",
                            "quota",
                            "delay")
                    .get(random.nextInt(10));
            fault.put("fault", what.equals("delay") ? "delay:" + (200 + random.nextInt(longestDelay())) : what);
            if (!Set.of("refuse", "quota").contains(what)) {
                fault.put("when", random.nextInt(3) == 0 ? "before-commit" : "after-commit");
            }
            return fault;
        }

        /** Longer than a call may take, so that some answers are in doubt, but too short for a call to arrive after the settle time. */
        private int longestDelay() {
            return (int) settings.callTimeout().toMillis() + 500;
        }

        private void add(long at, Moment.Act act) {
            moments.add(new Moment(Duration.ofMillis(at), act));
        }
    }
}

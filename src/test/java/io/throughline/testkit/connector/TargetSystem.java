package io.throughline.testkit.connector;

import io.throughline.runner.demo.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A system under test that speaks the simulators' control calls (docs/simulators.md). */
public final class TargetSystem implements SystemUnderTest {

    private final Simulator control;

    public TargetSystem(String url) {
        control = new Simulator(HttpClient.newHttpClient(), URI.create(url));
    }

    /** Its control calls. */
    public Simulator control() {
        return control;
    }

    @Override
    public void fail(int nth, Disturbance disturbance) {
        asked(() -> {
            control.fault(List.of(disturbance.fault(nth)));
            return null;
        });
    }

    @Override
    public boolean healed() {
        return asked(() -> {
            boolean unspent = !control.faults().isEmpty();
            control.heal();
            return unspent;
        });
    }

    @Override
    public long created() {
        return asked(control::journal).stream().filter(TargetSystem::isCreation).count();
    }

    @Override
    public void administer(Map<String, Object> change) {
        asked(() -> {
            control.administer(change);
            return null;
        });
    }

    @Override
    public List<String> paths() {
        return asked(control::journal).stream()
                .map(line -> String.valueOf(line.get("request")).split("[ ?]"))
                .filter(words -> words.length > 1)
                .map(words -> URLDecoder.decode(words[1], StandardCharsets.UTF_8))
                .toList();
    }

    private static boolean isCreation(Map<String, Object> line) {
        return "created".equals(line.get("effect"))
                && !String.valueOf(line.get("operation")).startsWith("simulator:");
    }

    private static <T> T asked(Callable<T> question) {
        try {
            return question.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.throughline.runner;

import io.throughline.config.Nearest;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Wrong usage: a name that is not there, told with the one that was probably meant and all there are. */
final class UnknownName {

    private UnknownName() {}

    static ParameterException of(CommandLine command, String what, String name, Collection<String> known) {
        String near = Nearest.to(name, known)
                .map(meant -> " Did you mean '" + meant + "'? There")
                .orElse(" There");
        return new ParameterException(
                command, "there is no %s '%s'.%s are %s".formatted(what, name, near, String.join(", ", known)));
    }
}

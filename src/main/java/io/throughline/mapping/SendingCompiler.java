package io.throughline.mapping;

import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import java.util.List;

/**
 * Compiles what a field says about the record that it is sent to: whether it goes only into a record that is made ({@code onlyOnCreate}), and
 * whether only what differs there is sent ({@code send: changed}, {@code shownAs}).
 */
final class SendingCompiler {

    static final String SEND = "send";
    static final String CHANGED = "changed";

    private static final String SHOWN_AS = "shownAs";
    private static final String ONLY_ON_CREATE = "onlyOnCreate";

    /** The words that only a field may have, not a value within another. */
    static final List<String> WORDS = List.of(ONLY_ON_CREATE, SEND, SHOWN_AS);

    private final Compilation compilation;
    private final ValueCompiler values;

    SendingCompiler(Compilation compilation, ValueCompiler values) {
        this.compilation = compilation;
        this.values = values;
    }

    /**
     * The value as its field sends it.
     *
     * @param compared whether the object around it sends only what differs
     */
    Value around(String name, Value value, YamlMap rule, boolean compared) {
        YamlFields fields = rule.fields(compilation.problems());
        check(rule, compared);
        Value shownAs = fields.node(SHOWN_AS).map(values::pathOrValue).orElse(null);
        Value sent = compared ? new PresentRecord.Changed(value, name, shownAs) : value;
        if (!fields.bool(ONLY_ON_CREATE).orElse(false)) {
            return sent;
        }
        compilation.needsPresent(rule);
        return new PresentRecord.OnlyOnCreate(sent);
    }

    private void check(YamlMap rule, boolean compared) {
        if (rule.has(SEND)) {
            compilation.sendsChanges(rule);
        }
        if (rule.has(SEND) && (compared || compilation.isInItems() || rule.has("each") || !rule.has("fields"))) {
            compilation.problem(
                    "MAP-1030",
                    rule.entries().get(SEND),
                    "'send' stands at the top of the file, or at the one field with 'fields' that holds the whole record.",
                    "Move it there; an object or a list within the record is compared as one value.");
        }
        if (rule.has(SHOWN_AS) && !compared) {
            compilation.problem(
                    "MAP-1031",
                    rule.entries().get(SHOWN_AS),
                    "'shownAs' has no effect here: this field is not compared with the present record.",
                    "Write 'send: changed' at the top of the file or at the field around this one, or remove it.");
        }
    }
}

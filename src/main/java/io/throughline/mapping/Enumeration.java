package io.throughline.mapping;

import java.util.Map;

/**
 * Words written out in the mapping itself.
 *
 * @param other what stands for any other word; null if that is an error
 */
record Enumeration(Map<String, Object> words, Steps.Constant other, Origin origin) implements Translation {

    @Override
    public Object of(String word, Run run, Scope scope) {
        if (words.containsKey(word)) {
            return words.get(word);
        }
        if (other != null) {
            return other.value();
        }
        run.unmapped(
                new UnmappedValue("the enum at " + origin.position(), "", word),
                "MAP-2010",
                origin,
                "the enum does not know this word (text of " + word.length() + " characters).",
                "Add it to the enum, or a default under \"*\".");
        return Value.ABSENT;
    }
}

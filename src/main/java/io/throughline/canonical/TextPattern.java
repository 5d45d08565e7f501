package io.throughline.canonical;

import com.networknt.schema.regex.RegularExpression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A pattern of a schema as a table of states (a deterministic automaton): a text is looked at once, nothing is made. It says no to texts
 * beyond ASCII and to a line break at the end, which the JDK passes over: its no only means that the validator must be asked.
 */
final class TextPattern implements Predicate<String> {

    private static final int MAX_STATES = 400;
    private static final int STUCK = -1;

    private final byte[] kinds;
    private final int[][] next;
    private final boolean[] ends;

    private TextPattern(byte[] kinds, int[][] next, boolean[] ends) {
        this.kinds = kinds;
        this.next = next;
        this.ends = ends;
    }

    /**
     * A check that says yes only to texts in which the JDK finds the pattern.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    static Predicate<String> of(String pattern) {
        RegularExpression searched = BoundedPattern.of(pattern);
        return PatternReading.of(pattern)
                .<Predicate<String>>map(TextPattern::states)
                .orElse(searched::matches);
    }

    /** Null if there would be too many. */
    private static TextPattern states(RegularLanguage whole) {
        List<Character> examples = new ArrayList<>();
        byte[] kinds = kinds(whole, examples);
        Map<RegularLanguage, Integer> numbers = new HashMap<>(Map.of(whole, 0));
        List<RegularLanguage> states = new ArrayList<>(List.of(whole));
        List<int[]> next = new ArrayList<>();
        for (int at = 0; at < states.size(); at++) {
            int[] row = new int[examples.size()];
            for (int kind = 0; kind < row.length; kind++) {
                RegularLanguage rest = states.get(at).after(examples.get(kind));
                if (!rest.equals(RegularLanguage.NOTHING) && numbers.putIfAbsent(rest, states.size()) == null) {
                    states.add(rest);
                }
                row[kind] = numbers.getOrDefault(rest, STUCK);
            }
            next.add(row);
            if (states.size() > MAX_STATES) {
                return null;
            }
        }
        boolean[] ends = new boolean[states.size()];
        states.forEach(state -> ends[numbers.get(state)] = state.hasEmpty());
        return new TextPattern(kinds, next.toArray(int[][]::new), ends);
    }

    /** Characters that the pattern never tells apart are of one kind. */
    private static byte[] kinds(RegularLanguage whole, List<Character> examples) {
        byte[] kinds = new byte[RegularLanguage.Letters.LIMIT];
        Map<List<Boolean>, Byte> known = new HashMap<>();
        List<RegularLanguage.Letters> sets = whole.letters().distinct().toList();
        for (char c = 0; c < kinds.length; c++) {
            char letter = c;
            List<Boolean> isIn = sets.stream().map(set -> set.has(letter)).toList();
            Byte kind = known.putIfAbsent(isIn, (byte) examples.size());
            if (kind == null) {
                examples.add(letter);
            }
            kinds[c] = known.get(isIn);
        }
        return kinds;
    }

    @Override
    public boolean test(String text) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= kinds.length) {
                return false;
            }
            state = next[state][kinds[c]];
            if (state == STUCK) {
                return false;
            }
        }
        return ends[state];
    }
}

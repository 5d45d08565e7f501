package io.throughline.runner.terminal;

import io.throughline.config.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the result of a check is told: a line for each problem and one that counts them, or one JSON object. Pure. */
public final class ProblemsView {

    private ProblemsView() {}

    /**
     * For people.
     *
     * @param summary what was checked, if there is no error
     * @param strict whether warnings count as errors
     */
    public static String text(List<Problem> problems, String summary, boolean strict) {
        StringBuilder text = new StringBuilder();
        problems.forEach(problem -> text.append(problem).append('\n'));
        long errors = errors(problems);
        long warnings = problems.size() - errors;
        String told = warnings == 0 ? "" : count(warnings, "warning");
        if (errors > 0) {
            return text.append(count(errors, "problem"))
                    .append(told.isEmpty() ? "" : ", " + told)
                    .toString();
        }
        if (strict && warnings > 0) {
            return text.append(told)
                    .append(", which --strict counts as ")
                    .append(warnings == 1 ? "an error" : "errors")
                    .toString();
        }
        return text.append("all well: ")
                .append(summary)
                .append(told.isEmpty() ? "" : "; " + told)
                .toString();
    }

    /** For programs: {@code ok}, {@code errors}, {@code warnings}, {@code problems}. */
    public static Map<String, Object> json(List<Problem> problems, boolean ok) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", ok);
        json.put("errors", errors(problems));
        json.put("warnings", problems.size() - errors(problems));
        json.put("problems", problems.stream().map(ProblemsView::plain).toList());
        return json;
    }

    private static Map<String, Object> plain(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", problem.code());
        json.put("severity", problem.isError() ? "error" : "warning");
        json.put("file", problem.position().file());
        json.put("line", problem.position().line());
        json.put("column", problem.position().column());
        json.put("path", problem.path());
        json.put("message", problem.message());
        json.put("action", problem.action());
        return json;
    }

    private static long errors(List<Problem> problems) {
        return problems.stream().filter(Problem::isError).count();
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}

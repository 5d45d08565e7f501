package io.throughline.connector.vendor;

import io.throughline.config.SystemConfig;
import io.throughline.connector.auth.Authorization;
import io.throughline.connector.auth.StaticToken;
import io.throughline.connector.http.HttpWire;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** monday.com (vendor facts 6.1 to 6.5). Setting {@code apiVersion}: the quarter whose API is spoken. */
final class Monday implements Vendor {

    /** Points come back within the minute; answers mostly say when. */
    private static final Duration LIMIT_WAIT = Duration.ofSeconds(10);

    /** Its codes have been spelt in several ways: the words count. */
    private static final Pattern LIMIT = Pattern.compile(
            ".*(limit_?exceeded|concurrency_?exceeded|complexity_?budget|complexityexception|too_?many_?requests).*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern RESET = Pattern.compile("reset in (\\d{1,5}) seconds");
    private static final Paging PAGING = new MondayPaging();

    @Override
    public String name() {
        return "monday";
    }

    @Override
    public Authorization authorization(SystemConfig system, HttpWire wire, Clock clock) {
        return new StaticToken(system, "token");
    }

    /** The token stands alone (vendor fact 6.1). */
    @Override
    public String authorizationHeader(String token) {
        return token;
    }

    @Override
    public Map<String, String> headers(SystemConfig system) {
        return Map.of("API-Version", system.setting("apiVersion", "2026-07"));
    }

    @Override
    public VendorError readError(Object body) {
        return legacy(body).map(InnerRefusal::error).orElseGet(() -> GraphQlErrors.first(body));
    }

    @Override
    public Optional<InnerRefusal> refusalWithin(Object body) {
        return legacy(body).or(() -> GraphQlErrors.within(body));
    }

    /** The older dialect: the error stands at the top of the body (vendor fact 6.4). */
    private static Optional<InnerRefusal> legacy(Object body) {
        Map<String, Object> top = Plain.object(body);
        String code = Plain.text(top.get("error_code"));
        if (code.isEmpty()) {
            return Optional.empty();
        }
        String message = Plain.text(top.get("error_message"));
        Matcher reset = RESET.matcher(message);
        int status = Plain.number(top, "status_code");
        return Optional.of(new InnerRefusal(
                status >= 400 ? status : 400,
                new VendorError(code, List.of(), message),
                top.get("data") != null,
                reset.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(reset.group(1)))) : Optional.empty()));
    }

    @Override
    public Optional<Verdict> refine(int status, VendorError error) {
        if (status == 429 || LIMIT.matcher(error.code()).matches()) {
            return Optional.of(Verdict.wait(LIMIT_WAIT));
        }
        // the list is read from its start again
        return error.says("cursor") && error.says("expired") ? Optional.of(Verdict.NOT_APPLIED) : Optional.empty();
    }

    @Override
    public Paging paging() {
        return PAGING;
    }
}

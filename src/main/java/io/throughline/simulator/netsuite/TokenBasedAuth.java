package io.throughline.simulator.netsuite;

import io.throughline.simulator.engine.Call;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Token-based authentication: an OAuth 1.0a header with HMAC-SHA256. */
final class TokenBasedAuth {

    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final long FRESH_SECONDS = 300;

    private TokenBasedAuth() {}

    /** Whether the header is signed with the account's consumer and token, not long ago. */
    static boolean accepts(Call call, String header, String url, Instant now) {
        Map<String, String> given = parameters(header);
        boolean known = NetSuiteCredentials.ACCOUNT.equals(given.get("realm"))
                && NetSuiteCredentials.CONSUMER_KEY.equals(given.get("oauth_consumer_key"))
                && NetSuiteCredentials.TOKEN_ID.equals(given.get("oauth_token"))
                && "HMAC-SHA256".equals(given.get("oauth_signature_method"));
        return known && fresh(given, now) && signed(call, given, url);
    }

    private static boolean fresh(Map<String, String> given, Instant now) {
        String stamp = given.getOrDefault("oauth_timestamp", "");
        return stamp.matches("\\d{1,12}") && Math.abs(Long.parseLong(stamp) - now.getEpochSecond()) <= FRESH_SECONDS;
    }

    private static boolean signed(Call call, Map<String, String> given, String url) {
        List<String> pairs = new ArrayList<>();
        given.forEach((name, value) -> {
            if (name.startsWith("oauth_") && !name.equals("oauth_signature")) {
                pairs.add(encoded(name) + "=" + encoded(value));
            }
        });
        call.query().forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        String sorted = pairs.stream().sorted().collect(Collectors.joining("&"));
        String base = call.method() + "&" + encoded(url + call.path()) + "&" + encoded(sorted);
        byte[] wanted = hmac(base).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(
                wanted, given.getOrDefault("oauth_signature", "").getBytes(StandardCharsets.US_ASCII));
    }

    private static String hmac(String base) {
        String key = encoded(NetSuiteCredentials.CONSUMER_SECRET) + "&" + encoded(NetSuiteCredentials.TOKEN_SECRET);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            parameters.put(matcher.group(1), URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

package io.throughline.intake.webhook;

/** How a vendor sends messages that are hints only: that something changed, never what. */
public enum HintStyle {
    /** Jira Cloud: {@code X-Hub-Signature: sha256=<hex HMAC of the raw body>} of webhooks that an administrator made with a secret. */
    JIRA,
    /** monday.com: a JWT (HS256) in {@code Authorization} of webhooks that an app made, and a challenge to be echoed at the start. */
    MONDAY
}

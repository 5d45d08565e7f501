package io.throughline.simulator.salesforce;

import io.throughline.simulator.engine.Json;

/** The public credentials of the simulated org. They open nothing but a simulator. */
public final class SalesforceCredentials {

    /** The connected app of the integration; its session user is the integration user. */
    public static final String CLIENT_ID = "3MVG9simulatedThroughlineIntegration";

    /** The secret of {@link #CLIENT_ID}. */
    public static final String CLIENT_SECRET = "public-salesforce-simulator-secret";

    /** The integration user, for the JWT bearer and password grants. */
    public static final String USERNAME = "integration@throughline.example";

    /** The password of both users. */
    public static final String PASSWORD = "public-salesforce-simulator-password";

    /** A second connected app, whose session user is a person in sales operations. */
    public static final String SALES_CLIENT_ID = "3MVG9simulatedSalesOperations";

    /** The secret of {@link #SALES_CLIENT_ID}. */
    public static final String SALES_CLIENT_SECRET = "public-sales-operations-secret";

    /** The user behind {@link #SALES_CLIENT_ID}. */
    public static final String SALES_USERNAME = "sales.operations@throughline.example";

    /** Refresh token of the integration user. */
    public static final String REFRESH_TOKEN = "5Aep861public-salesforce-simulator-refresh";

    /** The private key (RSA, PKCS#8) that signs JWT bearer assertions for {@link #CLIENT_ID}. */
    public static final String JWT_PRIVATE_KEY = """
            -----BEGIN PRIVATE KEY-----
            MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCMWkyA1SwnSNgv
            hrRavRORxX7FcyQdKAw+EFOcEBPttQ6FXOwMwXqBB9L8X4Ph+Zrfm9ANCx+iHUNk
            O7F1eD58B33YamKt7m+RK1KmPumHZZCb2s8GzsRTAKZ++iNZYTq27SdPXfrxm/tU
            lE3EdHHvYNR5Q2XhyUvtXD4LqqhjXV/VM7vtbY431FwDLSUiBbMEWvoePaRQ5Pjl
            M7Kvd42mXCnaoAtxUCfkYofa0L2N9A6W61OB6VfnId+B6DDKAByywPg6Zdlwgf0P
            1NhQNEww9pyeZz9n91qkdmIbyvXrvvJk3cJQcGLuoP0WZylMbVAXcighn2ICO9Om
            hrZl/g9/AgMBAAECggEAAlNc8QzlcXT6fdo5ZLkSjlRNYkqGhdXTGhuBCdUH7Naz
            JJ6wm7zVqMSvQUFqXIbwrcAyJYRLZCuuhM1jv3Dxr6s4VRzAZNf5NINSGDhWUYH5
            mvOGnh6Jwe4dVCgVCGxkL/OrfbF1sMI1hcKmOpIuuAP+kVAMwRMw/GO5EQczZab4
            NjedYotiELMFgSvQamJk+YcyZpu8Cq/v+ZT3ILqEhvdGXcOqYBh0kfxyR2r1OUE7
            jtU8Lbw83hpPJ7oUE1M5E4e3SuPYspxVVucOPAr2nhOPpKS+lGgiuSNnFoG7dry8
            SmytT86VfqEsSb8WIciqSBSC24pMRMW9uNPo0gEeaQKBgQDAzvfps8RG0JDbdmkV
            6nQ4ahhrWZWZIhNcIQQzHWStwdr+DU3Th/sC15cXbTkum1B6J2M/aqGajITDcX9l
            vSrk1bVBt2XtRJoMF1mRD98gZ8HlY8DzVk8LH7pkFKRlRUu7q15PTRrraLvLQkMT
            chHSu6PY8HlpnwJ0U1YPOSICqQKBgQC6Wi9KMTP/tL/HzXQfkThjtv4rsuDpx1jg
            IYNfRJKjMYvfD0FX26xlDc/yiTI/rRR28I5ZWlrPcE/8+i6B4DHVrwwERIWrwl2x
            G7JsEaYfc+Dl23aqF+f7ZlIKH9dFlmLIs4iMUctRYz3JYDMmIu80UC+G/BH9lV5s
            kAGMfdMB5wKBgQCkdydz21r+yOP3wE6tWhufD6ka0QTR5gY7nRI3A8igiu7hrLmJ
            ScHsz7fbTNjtD6EbQcPgEXYeHeUVzhfM0grnvf/qOaWhOdZpn/VPzwkWXEtB/9BU
            AXhVVdAplI4SsISEZg6BeJUQ33rpS/FpgfEAH/0IjUATv4ZZccjEHYkMWQKBgD0k
            oAWI1VXd+VrWR3agEE9vWEAARhmOZdPMSy1z82UGOa1rdPYdxpe1i3g5mboY0PEh
            hqM8qTUM1cHcWGwWomNJNvkjfnRXpqQYwVcCB26kd7MTagDvLRdogByATAKyECFn
            /rKDl+FRXZF4NfAaYD/a220/wathWgTmzwtIsXYbAoGAGkWdhCClliGZJ1TCw6Pq
            q1rMkiJlp2TB0ymmQfw1Zff9HgogTl+NEWBCSUjQSvT+WfVwzcBBJUjn3ghE1BT7
            StQB31QNhUXFsSTqGsCHQQvz8BiKhHr6fRuTV+b+khZ0qb/P45Vnznbew8ruWNT2
            FinX5AamIIeMHh11Y3wzkGI=
            -----END PRIVATE KEY-----
            """;

    /** The public key that the org holds for {@link #CLIENT_ID}. */
    public static final String JWT_PUBLIC_KEY = """
            -----BEGIN PUBLIC KEY-----
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAjFpMgNUsJ0jYL4a0Wr0T
            kcV+xXMkHSgMPhBTnBAT7bUOhVzsDMF6gQfS/F+D4fma35vQDQsfoh1DZDuxdXg+
            fAd92Gpire5vkStSpj7ph2WQm9rPBs7EUwCmfvojWWE6tu0nT1368Zv7VJRNxHRx
            72DUeUNl4clL7Vw+C6qoY11f1TO77W2ON9RcAy0lIgWzBFr6Hj2kUOT45TOyr3eN
            plwp2qALcVAn5GKH2tC9jfQOlutTgelX5yHfgegwygAcssD4OmXZcIH9D9TYUDRM
            MPacnmc/Z/dapHZiG8r1677yZN3CUHBi7qD9FmcpTG1QF3IoIZ9iAjvTpoa2Zf4P
            fwIDAQAB
            -----END PUBLIC KEY-----
            """;

    private SalesforceCredentials() {}

    /** The integration's access in the form that the product reads. */
    public static String json() {
        return Json.object()
                .put("clientId", CLIENT_ID)
                .put("clientSecret", CLIENT_SECRET)
                .toString();
    }
}

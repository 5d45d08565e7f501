package io.throughline.simulator.netsuite;

import io.throughline.simulator.engine.Json;

/** The public credentials of the simulated account. They open nothing but a simulator. */
public final class NetSuiteCredentials {

    /** The account id, as the realm of token-based authentication. */
    public static final String ACCOUNT = "TL0000001_SB1";

    /** The integration record's client id: {@code iss} of client assertions. */
    public static final String CLIENT_ID = "public-netsuite-simulator-client";

    /** The certificate id ({@code kid}) of the EC key, for ES256. */
    public static final String EC_CERTIFICATE_ID = "public-simulator-es256";

    /** The certificate id ({@code kid}) of the RSA key, for PS256, PS384 and PS512. */
    public static final String RSA_CERTIFICATE_ID = "public-simulator-ps256";

    /** Token-based authentication: consumer key. */
    public static final String CONSUMER_KEY = "public-simulator-consumer-key";

    /** Token-based authentication: consumer secret. */
    public static final String CONSUMER_SECRET = "public-simulator-consumer-secret";

    /** Token-based authentication: token id. */
    public static final String TOKEN_ID = "public-simulator-token-id";

    /** Token-based authentication: token secret. */
    public static final String TOKEN_SECRET = "public-simulator-token-secret";

    /** The private key (EC P-256, PKCS#8) of {@link #EC_CERTIFICATE_ID}. */
    public static final String EC_PRIVATE_KEY = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg2VW/UOQJQHj3Y/kL
            fDSAsiOdjEZWmPA5t6AWLFNbF32hRANCAAQelu0qz/KSTmGELJn9TQjB1z7rY9p3
            PdZMPgWqNqrSDBF+w+MMyojdPZV7H8v+Oq1o2OTS3k4vxb1HQboLmgrn
            -----END PRIVATE KEY-----
            """;

    /** The public key of {@link #EC_CERTIFICATE_ID}. */
    public static final String EC_PUBLIC_KEY = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHpbtKs/ykk5hhCyZ/U0Iwdc+62Pa
            dz3WTD4Fqjaq0gwRfsPjDMqI3T2Vex/L/jqtaNjk0t5OL8W9R0G6C5oK5w==
            -----END PUBLIC KEY-----
            """;

    /** The private key (RSA, PKCS#8) of {@link #RSA_CERTIFICATE_ID}. */
    public static final String RSA_PRIVATE_KEY = """
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

    /** The public key of {@link #RSA_CERTIFICATE_ID}. */
    public static final String RSA_PUBLIC_KEY = """
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

    private NetSuiteCredentials() {}

    /** The integration's access in the form that the product reads. */
    public static String json() {
        return Json.object()
                .put("clientId", CLIENT_ID)
                .put("certificateId", EC_CERTIFICATE_ID)
                .put("privateKey", EC_PRIVATE_KEY)
                .put("algorithm", "ES256")
                .toString();
    }
}

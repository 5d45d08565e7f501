package io.throughline.simulator.salesforce;

import java.util.Random;
import java.util.stream.IntStream;

/** Draws tax numbers that pass the check-digit rules of their countries. */
final class TaxNumbers {

    private static final String GSTIN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private TaxNumbers() {}

    /** An Employer Identification Number; it has no check digit. */
    static String unitedStates(Random chance) {
        return (20 + chance.nextInt(69)) + "-" + digits(chance, 7);
    }

    /** A business number with a GST/HST account; the ninth digit follows Luhn. */
    static String canada(Random chance) {
        String base = "8" + digits(chance, 7);
        return base + luhn(base) + " RT0001";
    }

    /** A USt-IdNr., whose last digit follows ISO 7064 MOD 11,10. */
    static String germany(Random chance) {
        String base = "1" + digits(chance, 7);
        int product = 10;
        for (char c : base.toCharArray()) {
            int sum = (c - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return "DE" + base + (11 - product) % 10;
    }

    /** A VAT number, whose last two digits follow MOD 97. */
    static String unitedKingdom(Random chance) {
        String base = "3" + digits(chance, 6);
        int sum =
                IntStream.range(0, 7).map(i -> (base.charAt(i) - '0') * (8 - i)).sum();
        return "GB" + base + String.format("%02d", 97 - sum % 97);
    }

    /** A numéro de TVA: a key of two digits before the SIREN, whose last digit follows Luhn. */
    static String france(Random chance) {
        String base = "4" + digits(chance, 7);
        String siren = base + luhn(base);
        long key = (12 + 3 * (Long.parseLong(siren) % 97)) % 97;
        return "FR" + String.format("%02d", key) + siren;
    }

    /** A GSTIN of Karnataka, whose last character is a checksum in base 36. */
    static String india(Random chance) {
        String base = "29AA" + letter(chance) + "C" + letter(chance) + digits(chance, 4) + letter(chance) + "1Z";
        int sum = 0;
        for (int i = 0; i < base.length(); i++) {
            int product = GSTIN.indexOf(base.charAt(i)) * (i % 2 == 0 ? 1 : 2);
            sum += product / 36 + product % 36;
        }
        return base + GSTIN.charAt((36 - sum % 36) % 36);
    }

    /** A qualified invoice issuer number: T and a corporate number whose first digit is its check digit. */
    static String japan(Random chance) {
        String base = "01" + digits(chance, 10);
        int sum = IntStream.range(0, 12)
                .map(i -> (base.charAt(11 - i) - '0') * (i % 2 == 0 ? 1 : 2))
                .sum();
        return "T" + (9 - sum % 9) + base;
    }

    /** An ABN, whose first two digits make the weighted sum divisible by 89. */
    static String australia(Random chance) {
        String base = digits(chance, 9);
        int sum = IntStream.range(0, 9)
                .map(i -> (base.charAt(i) - '0') * (3 + 2 * i))
                .sum();
        return (89 - sum % 89 + 10) + base;
    }

    private static String digits(Random chance, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(chance.nextInt(10));
        }
        return text.toString();
    }

    private static char letter(Random chance) {
        return (char) ('A' + chance.nextInt(26));
    }

    private static int luhn(String base) {
        int sum = 0;
        for (int i = 0; i < base.length(); i++) {
            int digit = base.charAt(base.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return (10 - sum % 10) % 10;
    }
}

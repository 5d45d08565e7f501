package io.throughline.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** What kind of place an IP address is (S-40). IPv4 addresses wrapped into IPv6 count as what they wrap. */
enum AddressClass {
    GLOBAL,
    PRIVATE,
    LOOPBACK,
    FORBIDDEN;

    /** The special ranges of RFC 6890; the first that fits decides, what fits none is global. */
    private static final List<Range> RANGES = List.of(
            Range.of("169.254.0.0", 16, FORBIDDEN), // link-local, with the metadata services of most clouds
            Range.of("192.0.0.0", 24, FORBIDDEN), // metadata service of Oracle's cloud
            Range.of("100.100.100.200", 32, FORBIDDEN), // metadata service of Alibaba's cloud
            Range.of("fd00:ec2::", 32, FORBIDDEN), // metadata service of Amazon's cloud
            Range.of("0.0.0.0", 8, FORBIDDEN),
            Range.of("192.0.2.0", 24, FORBIDDEN),
            Range.of("198.18.0.0", 15, FORBIDDEN),
            Range.of("198.51.100.0", 24, FORBIDDEN),
            Range.of("203.0.113.0", 24, FORBIDDEN),
            Range.of("224.0.0.0", 3, FORBIDDEN), // multicast, reserved, broadcast
            Range.of("127.0.0.0", 8, LOOPBACK),
            Range.of("10.0.0.0", 8, PRIVATE),
            Range.of("100.64.0.0", 10, PRIVATE),
            Range.of("172.16.0.0", 12, PRIVATE),
            Range.of("192.168.0.0", 16, PRIVATE),
            Range.of("::1", 128, LOOPBACK),
            Range.of("fc00::", 7, PRIVATE),
            Range.of("2001:db8::", 32, FORBIDDEN),
            Range.of("2000::", 3, GLOBAL),
            Range.of("::", 0, FORBIDDEN));

    private static final Range NAT64 = Range.of("64:ff9b::", 96, FORBIDDEN);
    private static final Range COMPATIBLE = Range.of("::", 96, FORBIDDEN);

    static AddressClass of(InetAddress address) {
        byte[] bytes = unwrapped(address.getAddress());
        return RANGES.stream()
                .filter(range -> range.holds(bytes))
                .map(Range::kind)
                .findFirst()
                .orElse(GLOBAL);
    }

    /** The IPv4 address inside ::a.b.c.d, NAT64 (64:ff9b::/96) and 6to4 (2002::/16); mapped ones are IPv4 in Java from the start. */
    private static byte[] unwrapped(byte[] bytes) {
        if (bytes.length != 16) {
            return bytes;
        }
        if (bytes[0] == 0x20 && bytes[1] == 0x02) {
            return Arrays.copyOfRange(bytes, 2, 6);
        }
        return NAT64.holds(bytes) || compatible(bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static boolean compatible(byte[] bytes) {
        return COMPATIBLE.holds(bytes) && (bytes[12] != 0 || bytes[13] != 0);
    }

    private record Range(byte[] start, int bits, AddressClass kind) {

        static Range of(String literal, int bits, AddressClass kind) {
            try {
                return new Range(InetAddress.getByName(literal).getAddress(), bits, kind);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(literal, e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = 0xff00 >> (bits % 8) & 0xff;
            return Arrays.equals(address, 0, whole, start, 0, whole)
                    && (mask == 0 || (address[whole] & mask) == (start[whole] & mask));
        }
    }
}

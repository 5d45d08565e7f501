package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("S-40 each word allows its class of addresses and no other")
class NetworkTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "136.146.0.1, PUBLIC",
        "2606:4700::1111, PUBLIC",
        "127.0.0.1, LOOPBACK",
        "127.255.0.9, LOOPBACK",
        "::1, LOOPBACK",
        "::ffff:127.0.0.1, LOOPBACK",
        "::127.0.0.1, LOOPBACK",
        "64:ff9b::7f00:1, LOOPBACK",
        "2002:7f00:1::, LOOPBACK",
        "10.1.2.3, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.4.4, PRIVATE",
        "100.64.0.1, PRIVATE",
        "fd12::1, PRIVATE",
        "::ffff:10.0.0.1, PRIVATE",
        "64:ff9b::a00:1, PRIVATE",
        "172.32.0.1, PUBLIC",
        "169.254.169.254, NONE",
        "::ffff:169.254.169.254, NONE",
        "64:ff9b::a9fe:a9fe, NONE",
        "2002:a9fe:a9fe::, NONE",
        "100.100.100.200, NONE",
        "192.0.0.192, NONE",
        "fd00:ec2::254, NONE",
        "fe80::1, NONE",
        "0.0.0.0, NONE",
        "::, NONE",
        "224.0.0.1, NONE",
        "255.255.255.255, NONE",
        "ff02::1, NONE",
        "198.18.0.1, NONE",
        "203.0.113.5, NONE",
    })
    void addressIsAllowedByItsOwnWordOnly(String literal, String allowedBy) throws Exception {
        InetAddress address = InetAddress.getByName(literal);
        List<String> allowing = Arrays.stream(Network.values())
                .filter(network -> network.allows(address))
                .map(Network::name)
                .toList();
        assertThat(allowing).isEqualTo(allowedBy.equals("NONE") ? List.of() : List.of(allowedBy));
    }
}

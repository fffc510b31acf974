package io.jackfield.benchmarks.swap;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be swapped, and how: a {@link Swap} with the numbers of a proof. */
public enum Kind {
    /** The preferred parser, by command. */
    PARSER(1000, 40, Swap.toNext("parser")),
    /** The preferred transport, by command, in rotation. */
    TRANSPORT(100, 50, Swap.toNext("transport")),
    /** The bundle of the parser in force is updated in place. */
    BUNDLE_UPDATE(300, 40, Swap.inPlace("io.jackfield.parser.strict")),
    /** The bundle of the parser in force is updated by a second one beside it. */
    BUNDLE_BESIDE(300, 40, Swap.beside("io.jackfield.parser.strict")),
    /** The bundle of the server engine is updated, in place and beside the old one in turn. */
    SERVER(50, 60, Swap.inPlaceAndBeside("io.jackfield.server")),
    /** The same with the client engine. */
    CLIENT(50, 30, Swap.inPlaceAndBeside("io.jackfield.client")),
    /** The same with the pooling strategy. */
    AGENT(50, 30, Swap.inPlaceAndBeside("io.jackfield.agent")),
    /** What server and client share is updated, and refreshed with them. */
    MESSAGE(20, 50, Swap.withRefresh("io.jackfield.message")),
    /** The bundle of the handler is updated in place. */
    HANDLER(50, 40, Swap.inPlace("io.jackfield.demo")),
    /** An independent parser reads a tenth of the messages beside the one that serves. */
    SHADOW(15, 60, Trying.shadow()),
    /** A faulty parser is given a tenth of the connections, and must go by itself. */
    CANARY(12, 24, Trying.badCanary()),
    /** Limits, timeouts and the parser's filter are changed in Configuration Admin. */
    CONFIG(
            200,
            24,
            Swap.configure(
                    Kind.SERVER_PID,
                    List.of(
                            "maxHeaderSize=16384 timeout=60000",
                            "headersTimeout=20000 requestTimeout=100000",
                            "\"parser.filter=(jackfield.name=netty)\"",
                            "keepAliveTimeout=8000 maxHeadersCount=100",
                            "parser.filter=",
                            "maxHeaderSize=8192 timeout=120000 maxConnections=5000",
                            "headersTimeout= requestTimeout= keepAliveTimeout= maxHeadersCount="))),
    /** The bundle of the only transport is stopped, and started a second later. */
    TRANSPORT_STOP(20, 50, Swap.stopAndStart(Kind.NIO)),
    /** The bundle of the only transport is updated in place. */
    TRANSPORT_UPDATE(20, 50, Swap.inPlace(Kind.NIO)),
    /** The bundle of the only transport is updated by a second one beside it. */
    TRANSPORT_BESIDE(20, 24, Swap.beside(Kind.NIO)),
    /** Beside it: one buffer size of Apache Felix HTTP is changed in Configuration Admin. */
    FELIX_HTTP_CONFIG(
            10,
            40,
            Swap.configure(
                    Kind.FELIX_HTTP,
                    List.of(
                            "org.eclipse.jetty.responseBufferSize=20000",
                            "org.eclipse.jetty.responseBufferSize=20001"))),
    /** Beside it: the bundle of Apache Felix HTTP is updated in place. */
    FELIX_HTTP_UPDATE(10, 40, Swap.inPlace("org.apache.felix.http.jetty12"));

    /** The configuration of the container's server. */
    public static final String SERVER_PID = "io.jackfield.server~default";

    static final String FELIX_HTTP = "org.apache.felix.http";
    private static final String NIO = "io.jackfield.transport.nio";

    private final int swaps;
    private final int seconds;
    private final Swap swap;

    Kind(int swaps, int seconds, Swap swap) {
        this.swaps = swaps;
        this.seconds = seconds;
        this.swap = swap;
    }

    /** As it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--kind " + word + ": expected "
                        + Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "))));
    }

    /** How many are a proof. */
    int swaps() {
        return swaps;
    }

    /** How long the load lasts at least. */
    int seconds() {
        return seconds;
    }

    /** Whether requests go through the server's own client too, back to itself: where that client, or who serves it, is swapped. */
    public boolean relays() {
        return this == CLIENT || this == AGENT || this == SERVER;
    }

    /** Whether it is not Jackfield that is swapped. */
    public boolean peer() {
        return this == FELIX_HTTP_CONFIG || this == FELIX_HTTP_UPDATE;
    }

    /** Whether only small answers are asked for, one after the other, so that what a request costs can be compared. */
    public boolean plain() {
        return this == SHADOW;
    }

    /** Fresh connections a second: more where connects are what is at stake. */
    int connects() {
        return this == TRANSPORT || needsOneTransport() ? 500 : 50;
    }

    /** Whether there must be no other transport to go to. */
    private boolean needsOneTransport() {
        return EnumSet.of(TRANSPORT_STOP, TRANSPORT_UPDATE, TRANSPORT_BESIDE).contains(this);
    }

    /** Brings the container to where it can begin. */
    public void prepare(Subject subject) throws IOException, InterruptedException {
        if (needsOneTransport()) {
            for (String name : subject.strategies("transport")) {
                if (!transport(name).equals(NIO)) {
                    subject.expect("felix:stop " + transport(name), "");
                }
            }
        } else if (this == TRANSPORT) {
            for (String name : subject.strategies("transport")) {
                if (String.join(" ", subject.run("jackfield:swap transport " + name))
                        .contains("can not work here")) {
                    subject.expect("felix:stop " + transport(name), "");
                }
            }
        }
    }

    private static String transport(String name) {
        return "io.jackfield.transport." + name.replace("io_", "");
    }

    /** What is found out when the load is over; returns how much of it is not as it should be. */
    long finish(Subject subject) throws IOException, InterruptedException {
        return this == SHADOW ? Trying.findings(subject) : 0;
    }

    /** Does it once, for the given time counted from 0; returns when it is in force. */
    public void swap(Subject subject, int number) throws IOException, InterruptedException {
        swap.run(subject, number);
    }
}

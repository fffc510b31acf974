package io.jackfield.benchmarks.parsers;

import io.jackfield.benchmarks.report.Rounds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Runs forks and peers in turns. {@link Tables} shows what comes out. */
final class Measurements {
    private static final List<String> SIZES = List.of(
            Message.ofSize(10, 320),
            Message.ofSize(100, 3_200),
            Message.ofSize(1_000, 32_000),
            Message.ofSize(5, 100),
            Message.ofSize(5, 1_000),
            Message.ofSize(20, 8_000),
            Message.ofSize(20, 65_000));
    private static final List<String> MORE_SIZES =
            List.of(Message.ofSize(30, 960), Message.ofSize(300, 9_600), Message.ofSize(20, 30_000));

    private final NativePeers peers;

    Measurements(NativePeers peers) {
        this.peers = peers;
    }

    /** Fails if two parsers find different things in a message. */
    void check() throws Exception {
        for (String name : Message.ALL) {
            Message message = Message.named(name);
            long expected = Subject.named(Subject.STRICT, message).found();
            for (String parser : Subject.PARSERS) {
                compare(name, parser, expected, Subject.named(parser, message).found());
            }
            for (NativePeer peer : peers.built()) {
                compare(name, peer.name(), expected, peer.found(message));
            }
        }
    }

    private static void compare(String message, String parser, long expected, long found) {
        if (found != expected) {
            throw new IllegalStateException(parser + " found " + found + " in " + message + ", not " + expected);
        }
    }

    /** Every parser on one message. */
    Map<String, List<Cost>> parsers(String message, int rounds) throws Exception {
        Map<String, Callable<Cost>> subjects = new LinkedHashMap<>();
        for (String parser : Subject.PARSERS) {
            subjects.put(parser, () -> Fork.run(parser, message));
        }
        Message bytes = Message.named(message);
        for (NativePeer peer : peers.built()) {
            subjects.put(peer.name(), () -> peer.measure(bytes));
        }
        return Rounds.interleave(message, rounds, subjects);
    }

    /** What is allocated: the head block, and one string. */
    Map<String, List<Cost>> allocation(String message, int rounds) throws Exception {
        Map<String, Callable<Cost>> subjects = new LinkedHashMap<>();
        for (String subject : List.of(Subject.BLOCK, Subject.STRICT, Subject.ONE_STRING)) {
            subjects.put(subject, () -> Fork.run(subject, message));
        }
        return Rounds.interleave("allocation", rounds, subjects);
    }

    /** The strict parser on heads of growing numbers of fields and growing sizes. */
    Map<String, List<Cost>> linear(boolean quick) throws Exception {
        Map<String, Callable<Cost>> subjects = new LinkedHashMap<>();
        SIZES.forEach(size -> subjects.put(size, () -> Fork.run(Subject.STRICT, size)));
        if (!quick) {
            MORE_SIZES.forEach(size -> subjects.put(size, () -> Fork.run(Subject.STRICT, size)));
        }
        return Rounds.interleave("sizes", quick ? 1 : 3, subjects);
    }
}

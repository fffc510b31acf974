package io.jackfield.benchmarks.harness;

import java.util.List;
import java.util.Map;

/**
 * A program to be measured; {@link Peers} knows them, {@link Running} is one that runs.
 *
 * @param name as the table shows it
 * @param port where it listens, 0 for a client
 * @param command its words; the first is a program that may be missing
 * @param environment added to ours
 */
public record Peer(String name, int port, List<String> command, Map<String, String> environment) {
    /** Without environment. */
    public Peer(String name, int port, List<String> command) {
        this(name, port, command, Map.of());
    }

    /** Whether its program is here. */
    public boolean isHere() {
        return Tools.find(command.get(0)) != null;
    }
}

package io.jackfield.benchmarks.harness;

/** What is asked of a server; {@code wrk.lua} knows each by its name. */
public enum Work {
    PLAINTEXT("plaintext", "/plaintext, not pipelined"),
    PIPELINED("plaintext", "/plaintext, pipelined 16"),
    HEADERS("headers", "all headers of a browser's request read as strings"),
    ECHO("echo", "/echo with 1 KiB of JSON");

    final String path;
    private final String title;

    Work(String path, String title) {
        this.path = path;
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }
}

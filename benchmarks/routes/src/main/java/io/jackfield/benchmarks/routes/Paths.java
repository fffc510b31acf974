package io.jackfield.benchmarks.routes;

/** A way in which paths are written: the template of each handler, and a request for it. */
enum Paths {
    /** Only compared. */
    EXACT("exact") {
        @Override
        String template(int i) {
            return "/api/v" + i % 10 + "/resource" + i;
        }

        @Override
        String request(int i) {
            return template(i);
        }
    },

    /** All below. */
    PREFIX("prefix") {
        @Override
        String template(int i) {
            return "/api/v" + i % 10 + "/resource" + i + "/*";
        }

        @Override
        String request(int i) {
            return "/api/v" + i % 10 + "/resource" + i + "/some/file";
        }
    },

    /** With a variable. */
    PATTERN("pattern") {
        @Override
        String template(int i) {
            return "/api/v" + i % 10 + "/resource" + i + "/{id}";
        }

        @Override
        String request(int i) {
            return "/api/v" + i % 10 + "/resource" + i + "/4711";
        }
    };

    private final String text;

    Paths(String text) {
        this.text = text;
    }

    abstract String template(int i);

    abstract String request(int i);

    @Override
    public String toString() {
        return text;
    }
}

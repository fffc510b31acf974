package io.jackfield.benchmarks.load;

/** What an answer's body must be: a pattern that is repeated up to a length. */
record Content(byte[] pattern, long length) {

    /** A body that is the pattern once. */
    static Content of(byte[] bytes) {
        return new Content(bytes, bytes.length);
    }

    /** Whether these bytes are what stands at a position. */
    boolean matches(long position, byte[] bytes, int count) {
        if (position + count > length) {
            return false;
        }
        int at = (int) (position % pattern.length);
        for (int i = 0; i < count; i++) {
            if (bytes[i] != pattern[at]) {
                return false;
            }
            at = at + 1 == pattern.length ? 0 : at + 1;
        }
        return true;
    }
}

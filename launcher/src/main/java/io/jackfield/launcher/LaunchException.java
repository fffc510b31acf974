package io.jackfield.launcher;

/** What keeps a launch from succeeding, told to the user in one line. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message what is wrong, and what would be right */
    public LaunchException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong, and what would be right
     * @param cause what reported it
     */
    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}

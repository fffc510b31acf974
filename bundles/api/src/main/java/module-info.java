/** What an application compiles against: interfaces, immutable options, event keys and error codes. */
module io.jackfield.api {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.jackfield.api;
    exports io.jackfield.api.error;
    exports io.jackfield.api.event;
    exports io.jackfield.api.listener;
    exports io.jackfield.api.provider;
    exports io.jackfield.api.runtime;
    exports io.jackfield.api.stream;
    exports io.jackfield.api.tls;
    exports io.jackfield.api.trace;
    exports io.jackfield.api.whiteboard;

    uses io.jackfield.api.provider.HttpProvider;
}

/** HTTP messages, framing and the HTTP/1 protocol, shared by server and client. */
module io.jackfield.message {
    requires transitive io.jackfield.stream;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
}

/** The JDK's HttpHandler, Filter and Authenticator as services. */
module io.jackfield.whiteboard.jdk {
    requires io.jackfield.platform;
    requires jdk.httpserver;
    requires static osgi.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;
}

/** What servers do, as events of the JDK's Flight Recorder. */
module io.jackfield.jfr {
    requires io.jackfield.platform;
    requires static jdk.jfr;
    requires static osgi.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;

    provides io.jackfield.platform.observe.ObserverProvider with
            io.jackfield.jfr.RecorderProvider;
}

/** What stays while strategies are replaced: connections, ports, configuration. */
module io.jackfield.platform {
    requires transitive io.jackfield.stream;
    requires java.management;
    requires static osgi.core;
    requires static org.osgi.service.component;
    requires static org.osgi.service.cm;
    requires static org.osgi.service.event;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    exports io.jackfield.platform.configuration;
    exports io.jackfield.platform.dispatch;
    exports io.jackfield.platform.observe;

    uses io.jackfield.platform.observe.ObserverProvider;
    uses io.jackfield.spi.agent.AgentStrategy;
    uses io.jackfield.spi.engine.ClientEngine;
    uses io.jackfield.spi.engine.ProtocolFactory;
    uses io.jackfield.spi.engine.ServerEngine;
    uses io.jackfield.spi.parser.ParserFactory;
    uses io.jackfield.spi.tls.TlsProvider;
    uses io.jackfield.spi.transport.Transport;

    provides io.jackfield.api.provider.HttpProvider with
            io.jackfield.platform.provider.PlatformHttpProvider;
}

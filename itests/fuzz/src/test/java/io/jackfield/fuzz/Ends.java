package io.jackfield.fuzz;

import io.jackfield.message.harness.TestConnection;
import io.jackfield.message.harness.TestHost;
import io.jackfield.message.http1.Http1Factory;
import io.jackfield.message.http1.TestClientExchange;
import io.jackfield.message.http1.TestEngine;
import io.jackfield.message.http1.TestHead;
import io.jackfield.spi.engine.ClientSession;
import io.jackfield.spi.engine.ClientStream;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;

/** The two ends of a connection that speak HTTP/1 with a given parser, in memory. */
final class Ends {
    private Ends() {}

    /** A server's end. */
    static TestConnection server(ParserFactory factory, TestEngine engine) {
        TestConnection connection = TestConnection.served(new TestHost(engine));
        connection.parser = factory.newParser(ParserSpec.of(ParserLimits.defaults()));
        return connection;
    }

    /** A client's end; {@link #request} sends on it. */
    static TestConnection client(ParserFactory factory) {
        TestConnection connection = new TestConnection(null);
        connection.parser = factory.newParser(ParserSpec.of(ParserLimits.defaults()));
        connection.session = new Http1Factory().newProtocol(connection.loop).connect(connection);
        return connection;
    }

    /** Sends a request as a client's engine would. */
    static void request(TestConnection client, TestClientExchange exchange, TestHead head, Message content) {
        client.loop.turn(() -> {
            ClientStream stream = ((ClientSession) client.session).request(exchange);
            stream.head(head);
            content.send(stream);
        });
    }
}

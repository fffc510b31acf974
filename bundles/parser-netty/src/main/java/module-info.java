/** A parser on Netty's HTTP codec. */
module io.jackfield.parser.netty {
    requires io.jackfield.spi;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.transport;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides io.jackfield.spi.parser.ParserFactory with
            io.jackfield.parser.netty.NettyParserFactory;
}

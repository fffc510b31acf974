package io.jackfield.platform.core;

import io.jackfield.spi.engine.ProtocolFactory;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.ParserFactory;

/** Which generations serve an endpoint now; null where there is none. The {@link Strategies} decide it, {@link Assignment}s apply it. */
record Choice(Generation<ParserFactory> parser, Generation<ProtocolFactory> protocol, Generation<ServerEngine> engine) {
    static final Choice NOTHING = new Choice(null, null, null);
}

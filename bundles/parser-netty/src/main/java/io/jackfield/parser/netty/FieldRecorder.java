package io.jackfield.parser.netty;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the field lines that Netty's decoder reports, in order, and keeps them from Netty's own framing: asked for a field it has
 * none, so that length and coding are judged where that is done for all parsers. {@link HeadDecoder} reads the lists.
 */
final class FieldRecorder extends DefaultHttpHeaders {
    final List<String> names = new ArrayList<>();
    final List<String> values = new ArrayList<>();

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        names.add(name.toString());
        values.add(value.toString());
        return this;
    }
}

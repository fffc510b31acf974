package io.jackfield.launcher;

import java.net.FileNameMap;
import java.net.URLConnection;

/**
 * The content types that the JDK tells by the names of files. Felix asks for that of each component's description, a file of XML, as it opens it:
 * for this one the JDK's table is not read. Whoever asks for another brings the table, which serves from then on.
 */
final class ContentTypes implements FileNameMap {
    private static final String XML = ".xml";

    @Override
    public String getContentTypeFor(String name) {
        if (name.endsWith(XML)) {
            return "application/xml";
        }
        if (URLConnection.getFileNameMap() == this) {
            URLConnection.setFileNameMap(null);
        }
        return URLConnection.guessContentTypeFromName(name);
    }
}

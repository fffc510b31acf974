package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.FileNameMap;
import java.net.URLConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link ContentTypes}: what the JDK says, by its table only where that is needed. */
class ContentTypesTest {
    private final FileNameMap jdk = URLConnection.getFileNameMap();

    @AfterEach
    void jdkAgain() {
        URLConnection.setFileNameMap(jdk);
    }

    @Test
    void saysOfXmlWhatTheJdkSaysAndStays() {
        ContentTypes types = new ContentTypes();
        URLConnection.setFileNameMap(types);

        assertThat(URLConnection.guessContentTypeFromName("OSGI-INF/a.xml")).isEqualTo(jdk.getContentTypeFor("a.xml"));
        assertThat(URLConnection.getFileNameMap()).isSameAs(types);
    }

    @Test
    void leavesTheMapOfAnApplicationWhereItIs() {
        FileNameMap others = name -> "a/b";
        URLConnection.setFileNameMap(others);

        assertThat(new ContentTypes().getContentTypeFor("a.html")).isEqualTo("a/b");
        assertThat(URLConnection.getFileNameMap()).isSameAs(others);
    }

    @Test
    void leavesAllElseToTheJdkFromThenOn() {
        ContentTypes types = new ContentTypes();
        URLConnection.setFileNameMap(types);

        assertThat(URLConnection.guessContentTypeFromName("a.html")).isEqualTo("text/html");
        assertThat(URLConnection.getFileNameMap()).isNotSameAs(types);
        assertThat(URLConnection.guessContentTypeFromName("a.xml")).isEqualTo(jdk.getContentTypeFor("a.xml"));
    }
}

/** TLS as options say it and as a socket tells it. Provided by the api and {@code io.jackfield.platform}, consumed by applications. */
@Export
@Version("0.1.0")
package io.jackfield.api.tls;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

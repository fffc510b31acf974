/** The test kit of transports. Whoever writes a transport runs {@link io.jackfield.transport.testkit.TransportKit} against it. */
@Export
@Version("0.1.0")
package io.jackfield.transport.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

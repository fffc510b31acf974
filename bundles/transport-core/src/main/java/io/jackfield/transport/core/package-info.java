/** What transports on plain sockets share; for the transports of this project only. */
@Export
@Version("0.1.0")
package io.jackfield.transport.core;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

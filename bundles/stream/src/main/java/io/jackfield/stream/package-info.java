/**
 * Node v10's emitter and streams over slices and loops. Provided by this bundle; {@code platform} (sockets) and {@code message}
 * (requests and responses) extend its classes. Not for applications, which program against {@code io.jackfield.api.stream}.
 */
@Export
@Version("0.1.0")
package io.jackfield.stream;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** Bytes that travel without being copied. Transports and the platform provide slices, everyone else consumes them. */
@Export
@Version("0.1.0")
package io.jackfield.spi.buffer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

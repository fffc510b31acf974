/**
 * Readable, writable and duplex streams with Node v10's semantics. Jackfield provides these types.
 */
@Export
@Version("0.1.0")
package io.jackfield.api.stream;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

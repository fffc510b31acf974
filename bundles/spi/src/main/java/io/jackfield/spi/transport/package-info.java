/** The contract of a transport. Transport bundles provide transports, loops and channels; the platform consumes them and provides the callbacks. */
@Export
@Version("0.1.0")
package io.jackfield.spi.transport;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

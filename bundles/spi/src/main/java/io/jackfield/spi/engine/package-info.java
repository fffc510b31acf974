/** The contracts of protocol, server engine and client engine. Protocol and engine bundles provide them; the platform and each other consume them. */
@Export
@Version("0.1.0")
package io.jackfield.spi.engine;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

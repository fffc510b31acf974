/**
 * The one hook through which {@link io.jackfield.api.Http#newHttp()} finds an implementation. Provided by
 * {@code io.jackfield.platform}, consumed by the api itself.
 */
@Export
@Version("0.1.0")
package io.jackfield.api.provider;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

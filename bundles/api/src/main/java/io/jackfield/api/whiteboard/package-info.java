/**
 * Handlers as services: what an application registers, and what tells where it is mounted. Applications provide handlers, filters and error
 * handlers; the bundle {@code whiteboard} consumes them and provides {@link io.jackfield.api.whiteboard.Whiteboard}.
 */
@Export
@Version("0.1.0")
package io.jackfield.api.whiteboard;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

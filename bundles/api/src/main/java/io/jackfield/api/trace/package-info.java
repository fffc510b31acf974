/**
 * The trace that a request belongs to (W3C Trace Context). The bundle {@code trace-context} provides {@link io.jackfield.api.trace.Traces};
 * handlers consume it.
 */
@Export
@Version("0.1.0")
package io.jackfield.api.trace;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

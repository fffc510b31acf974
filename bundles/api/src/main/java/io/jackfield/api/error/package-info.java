/**
 * Errors sorted by whose fault they are, each with one of Node's codes. Jackfield provides these types; match on
 * {@link io.jackfield.api.error.Coded#code()}, not on classes.
 */
@Export
@Version("0.1.0")
package io.jackfield.api.error;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * Typed event keys and the emitter they are used with. Jackfield provides these types; listeners are in
 * {@link io.jackfield.api.listener}.
 */
@Export
@Version("0.1.0")
package io.jackfield.api.event;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

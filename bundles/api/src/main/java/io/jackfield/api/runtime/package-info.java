/**
 * The management view: what serves what, and how to change it. Provided by {@code io.jackfield.platform} as services;
 * consumed by the shell, by monitoring and by the demo.
 */
@Export
@Version("0.1.0")
package io.jackfield.api.runtime;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

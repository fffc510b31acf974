/**
 * What an application implements: listeners, callbacks and hooks. Every type here is consumed by applications and
 * called by Jackfield.
 */
@Export
@Version("0.1.0")
package io.jackfield.api.listener;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

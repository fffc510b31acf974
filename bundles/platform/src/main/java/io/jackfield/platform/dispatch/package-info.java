/**
 * What anything that hands requests to services needs: counting a handler's exchanges until it may go, and letting requests wait for one
 * that comes. Provided by the platform; consumed by the whiteboard.
 */
@Export
@Version("0.1.0")
package io.jackfield.platform.dispatch;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

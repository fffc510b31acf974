/**
 * Watching what servers do: each connection and exchange of every server, whoever made it, and each request that was refused. Provided by
 * the platform but for {@link io.jackfield.platform.observe.ServerObserver}, which whoever watches registers as a service.
 */
@Export
@Version("0.1.0")
package io.jackfield.platform.observe;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

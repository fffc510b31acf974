/**
 * What the transports on Netty share: loops, channels and slices. Only the {@code transport-*} bundles import it; they say by {@link
 * io.jackfield.transport.netty.NettySockets} which sockets they have.
 */
@Export
@Version("0.1.0")
package io.jackfield.transport.netty;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

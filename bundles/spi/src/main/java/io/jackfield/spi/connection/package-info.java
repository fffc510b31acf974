/** What the platform keeps of a connection across swaps. The platform provides every interface here; protocols, engines and agents consume them. */
@Export
@Version("0.1.0")
package io.jackfield.spi.connection;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

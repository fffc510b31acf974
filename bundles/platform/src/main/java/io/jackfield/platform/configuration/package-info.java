/** Reading configurations in one way: by the platform, which provides it, and by optional bundles, which consume it. */
@Export
@Version("0.1.0")
package io.jackfield.platform.configuration;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * Messages as server and client engines share them: fields, incoming and outgoing messages. Provided by this bundle and extended by
 * the bundles {@code server} and {@code client} alone, which are built with it.
 */
@Export(attribute = {"users=engines", "mandatory:=users"})
@Version("0.1.0")
package io.jackfield.message;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

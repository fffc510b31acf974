/**
 * What every source of TLS engines needs: PEM files and key stores, the certificate for a server name, trust, and files that change. Only
 * {@code tls} and {@code tls-openssl} import it, and neither imports the other, so that each is updated alone.
 */
@Export(attribute = {"users=tls", "mandatory:=users"})
@Version("0.1.0")
package io.jackfield.tls.core;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

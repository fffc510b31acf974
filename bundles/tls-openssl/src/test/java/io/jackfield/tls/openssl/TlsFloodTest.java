package io.jackfield.tls.openssl;

import io.jackfield.tls.core.TlsFloodCases;

/** Floods against the engines of OpenSSL. */
class TlsFloodTest extends TlsFloodCases {}

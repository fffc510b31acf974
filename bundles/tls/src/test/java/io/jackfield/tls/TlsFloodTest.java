package io.jackfield.tls;

import io.jackfield.tls.core.TlsFloodCases;

/** Floods against the engines of the JDK. */
class TlsFloodTest extends TlsFloodCases {}

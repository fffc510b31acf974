package io.jackfield.tls;

import io.jackfield.tls.core.HttpsClientCases;

/** Clients with the engines of the JDK. */
class HttpsClientTest extends HttpsClientCases {}

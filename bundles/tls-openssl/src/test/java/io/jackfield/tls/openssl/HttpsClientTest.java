package io.jackfield.tls.openssl;

import io.jackfield.tls.core.HttpsClientCases;

/** Clients with the engines of OpenSSL. */
class HttpsClientTest extends HttpsClientCases {}

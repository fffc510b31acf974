/** TLS between a transport's channel and the connection: the same for every transport, and for streams of the application. */
package io.jackfield.platform.tls;

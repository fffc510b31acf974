/** TLS engines of OpenSSL, through Netty's native library. */
package io.jackfield.tls.openssl;

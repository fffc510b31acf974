/** TLS engines of the JDK, from PEM files and key stores. */
package io.jackfield.tls;

/** The default client engine: requests in Node's manner. Nothing is exported: the platform meets it as a service. */
package io.jackfield.client;

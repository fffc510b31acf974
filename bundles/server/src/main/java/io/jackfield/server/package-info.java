/** Node's server side: makes requests and responses of a protocol's exchanges and lets the server emit them. Met as a service only. */
package io.jackfield.server;

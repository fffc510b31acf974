/**
 * An application written against the api only: eight servers that differ in one setting each, and the routes whose answers were recorded from
 * Node. It is what the differential cases are sent to.
 */
package io.jackfield.conformance.server;

/**
 * Applications written against the api only that answer each line of JSON by another: requests and agents as a scenario says, whose events are
 * compared with Node's; requests to a hostile server; calls with hostile arguments.
 */
package io.jackfield.conformance.client;

/**
 * HTTP/1 (RFC 9112) as a protocol: reads and frames messages on a connection, keeps pipelined answers in order, writes heads. Met by
 * the platform as a service and by nobody else.
 */
package io.jackfield.message.http1;

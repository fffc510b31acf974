/** JSON as both sides of the comparison write it and the client's side reads it. */
package io.jackfield.conformance.json;

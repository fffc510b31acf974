/** How the whiteboard finds a handler among few and among many. */
package io.jackfield.benchmarks.routes;

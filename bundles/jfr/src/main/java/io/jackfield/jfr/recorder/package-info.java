/**
 * The events and what makes them. {@code RecorderLoader} defines these classes. Private.
 */
package io.jackfield.jfr.recorder;

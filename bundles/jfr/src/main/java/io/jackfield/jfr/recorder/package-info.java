/**
 * The events and what makes them. {@link io.jackfield.jfr.RecorderLoader} defines these classes. Private.
 */
package io.jackfield.jfr.recorder;

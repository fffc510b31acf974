/**
 * The fixed heart: event loops, strategies and their generations, connections and ports. Nothing here knows HTTP; what speaks it is met
 * as services.
 */
package io.jackfield.platform.core;

/**
 * Boots an OSGi framework with features and reports when its servers are up. Shares no class with the bundles: it meets
 * them through service properties, and Configuration Admin and Gogo by reflection.
 */
package io.jackfield.launcher;

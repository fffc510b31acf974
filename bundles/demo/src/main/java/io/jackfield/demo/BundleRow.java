package io.jackfield.demo;

/** A bundle as the page shows it. */
record BundleRow(long id, String name, String version, String state) {}

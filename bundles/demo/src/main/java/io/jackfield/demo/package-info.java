/** What a newcomer sees: a page about the running platform, and something to ask for. Nothing is exported; it is met as a service. */
package io.jackfield.demo;

/**
 * What an application keeps across every swap: the facade and its servers, agents and sockets. They hold no strategy; what serves them now is
 * asked of the core each time.
 */
package io.jackfield.platform.handle;

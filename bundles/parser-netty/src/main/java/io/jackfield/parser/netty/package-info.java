/** An independent parser on Netty's HTTP codec, to swap to and to compare with. Nothing is exported; it is met as a service. */
package io.jackfield.parser.netty;

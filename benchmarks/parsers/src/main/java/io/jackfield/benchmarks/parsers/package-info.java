/** The parsers beside others: Netty's decoder in forks of JMH, llhttp and picohttpparser as processes. */
package io.jackfield.benchmarks.parsers;

/** What every benchmark prints (date, commit, machine, versions, command, tables), and how it counts rounds and ratios. */
package io.jackfield.benchmarks.report;

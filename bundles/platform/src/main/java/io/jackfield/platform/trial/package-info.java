/**
 * Trials of parsers on live traffic: shadow, canary, promotion, rollback. The loops meet a trial as a {@link
 * io.jackfield.platform.core.ParserWatch}; what a candidate does stays behind {@link io.jackfield.platform.trial.Reading#ask}.
 */
package io.jackfield.platform.trial;

package io.jackfield.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A target of the fuzzer that knows the words of HTTP. One for each class: the fuzzer takes the first. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@DictionaryFile(resourcePath = "/io/jackfield/fuzz/http.dict")
@FuzzTest
@interface HttpFuzz {}

package io.jackfield.fuzz;

import org.junit.jupiter.params.provider.MethodSource;

/** All targets on one input, for the short run of each build; each alone goes deeper, and has seeds of its own. */
class AllTargetsFuzzTest {

    @MethodSource("io.jackfield.fuzz.Parsers#seeds")
    @HttpFuzz
    void allTargets(byte[] sample) {
        new ContractFuzzTest().everyParserKeepsItsContract(sample);
        new ComparisonFuzzTest().whatDiffersHasAName(sample);
        new FramingFuzzTest().messagesAreTheSameWhateverTheCutAndTheParser(sample);
        new MemoryFuzzTest().nothingGrowsBeyondItsLimits(sample);
        new SerialiserFuzzTest().whatIsWrittenIsRead(sample);
    }
}

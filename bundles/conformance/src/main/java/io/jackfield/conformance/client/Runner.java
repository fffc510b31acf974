package io.jackfield.conformance.client;

import io.jackfield.conformance.json.JsonObject;

/** Does one job after the other. */
@FunctionalInterface
interface Runner {
    /** Does a job, which takes as long as it takes; what it gives is JSON. */
    Object answer(JsonObject job) throws Exception;
}

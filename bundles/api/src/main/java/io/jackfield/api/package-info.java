/**
 * Node's {@code http} module in Java: the {@link io.jackfield.api.Http} facade, servers, requests, responses, agents and
 * their options.
 *
 * <p>Jackfield's bundles provide every type here; an application calls them and implements only the types of
 * {@link io.jackfield.api.listener}. Items are numbered as in {@code docs/compatibility.md}: each is one documented behaviour
 * of Node v10.15.0.
 *
 * <p><b>Threads.</b> {@link io.jackfield.api.Http}, {@link io.jackfield.api.Server} and {@link io.jackfield.api.Agent} are
 * thread-safe. What belongs to one exchange ({@link io.jackfield.api.IncomingMessage},
 * {@link io.jackfield.api.ServerResponse}, {@link io.jackfield.api.ClientRequest}, {@link io.jackfield.api.Socket}) is
 * confined: at any moment one thread uses it. Its events are emitted on the loop of its connection. Actions called from
 * another thread ({@code write}, {@code end}, {@code destroy}, {@code pause}, {@code resume}, {@code abort}) are queued to
 * the loop in call order; errors in arguments and state are thrown in the caller. "Asynchronously" means: from the
 * loop's {@code nextTick} queue, after the running callback and before the next read.
 *
 * <p><b>Null.</b> No parameter may be null and no method returns null, unless its description says so.
 *
 * <p><b>Units.</b> Methods that carry Node's names take milliseconds, options take {@link java.time.Duration}; zero
 * switches a timeout off. Sizes are bytes.
 */
@Export
@Version("0.1.0")
package io.jackfield.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

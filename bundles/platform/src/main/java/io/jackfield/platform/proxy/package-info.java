/** The PROXY protocol between a transport's channel and the connection: who is behind a load balancer. */
package io.jackfield.platform.proxy;

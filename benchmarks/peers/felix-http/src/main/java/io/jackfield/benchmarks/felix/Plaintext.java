package io.jackfield.benchmarks.felix;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Component;

/** What is asked: a servlet on Felix HTTP's whiteboard. */
@Component(service = Servlet.class, property = "osgi.http.whiteboard.servlet.pattern=/plaintext")
public final class Plaintext extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final byte[] HELLO = "Hello, World!".getBytes(StandardCharsets.US_ASCII);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.setContentLength(HELLO.length);
        response.getOutputStream().write(HELLO);
    }
}

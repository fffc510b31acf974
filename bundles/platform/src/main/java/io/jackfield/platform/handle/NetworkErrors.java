package io.jackfield.platform.handle;

import io.jackfield.api.error.Coded;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Gives the errors of sockets Node's codes: what the JDK and native transports say in words only. */
final class NetworkErrors {
    private NetworkErrors() {}

    /** An error of {@code connect}, worded as Node words it: {@code connect ECONNREFUSED 127.0.0.1:80}. */
    static HttpException connect(Exception cause, SocketAddress remote) {
        String code = code(cause, ErrorCodes.ECONNREFUSED);
        return new HttpException(code, "connect " + code + " " + text(remote), cause);
    }

    /** An error of {@code listen}; the core's message names code and address already. */
    static HttpException listen(Exception cause) {
        return new HttpException(code(cause, ErrorCodes.EADDRNOTAVAIL), cause.getMessage(), cause);
    }

    /** A host name that has no address. */
    static HttpException notFound(String host, Exception cause) {
        return new HttpException(ErrorCodes.ENOTFOUND, "getaddrinfo ENOTFOUND " + host, cause);
    }

    /** An error on a connection that existed; one that has a code keeps it. */
    static Exception broken(IOException cause) {
        if (cause instanceof Coded) {
            return cause;
        }
        String code = code(cause, ErrorCodes.ECONNRESET);
        return new HttpException(code, (code.equals(ErrorCodes.EPIPE) ? "write " : "read ") + code, cause);
    }

    private static String code(Exception cause, String otherwise) {
        String known = Coded.codeOf(cause);
        if (known != null) {
            return known;
        }
        if (cause instanceof NoRouteToHostException) {
            return ErrorCodes.EHOSTUNREACH;
        }
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof SocketTimeoutException || words.contains("timed out")) {
            return ErrorCodes.ETIMEDOUT;
        }
        if (cause instanceof NoSuchFileException || words.contains("no such file")) {
            return ErrorCodes.ENOENT;
        }
        return byWords(words, otherwise);
    }

    private static String byWords(String words, String otherwise) {
        if (words.contains("refused")) {
            return ErrorCodes.ECONNREFUSED;
        } else if (words.contains("no route to host") || words.contains("host is unreachable")) {
            return ErrorCodes.EHOSTUNREACH;
        } else if (words.contains("network is unreachable")) {
            return ErrorCodes.ENETUNREACH;
        } else if (words.contains("ermission denied")) {
            return ErrorCodes.EACCES;
        } else if (words.contains("in use")) {
            return ErrorCodes.EADDRINUSE;
        } else if (words.contains("assign requested address")) {
            return ErrorCodes.EADDRNOTAVAIL;
        } else if (words.contains("broken pipe")) {
            return ErrorCodes.EPIPE;
        } else if (words.contains("reset")) {
            return ErrorCodes.ECONNRESET;
        }
        return otherwise;
    }

    private static String text(SocketAddress address) {
        if (address instanceof InetSocketAddress inet && inet.getAddress() != null) {
            return inet.getAddress().getHostAddress() + ":" + inet.getPort();
        }
        return String.valueOf(address);
    }
}

/* The limit of the machine: one epoll loop that looks for the end of a head and sends a canned answer. server PORT */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static const char ANSWER[] =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\n"
    "Connection: keep-alive\r\nContent-Length: 13\r\n\r\nHello, World!";
enum { LENGTH = sizeof ANSWER - 1, BURST = 256, EVENTS = 512 };
static char answers[LENGTH * BURST];

static void watch(int epoll, int fd) {
    struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP, .data.fd = fd};
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

static int listen_at(int port) {
    int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(fd, (struct sockaddr *)&at, sizeof at) || listen(fd, 4096)) exit(1);
    return fd;
}

static void accept_all(int epoll, int server) {
    int one = 1, fd;
    while ((fd = accept4(server, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        watch(epoll, fd);
    }
}

/* Whole heads only, as wrk sends them: a head that is cut in two is not put together. */
static void answer(int fd) {
    static char in[65536];
    ssize_t n = read(fd, in, sizeof in);
    if (n <= 0) {
        close(fd);
        return;
    }
    int heads = 0;
    for (char *at = in; heads < BURST && (at = memmem(at, in + n - at, "\r\n\r\n", 4)); at += 4) heads++;
    if (heads && write(fd, answers, (size_t)heads * LENGTH) < 0) close(fd);
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    for (int i = 0; i < BURST; i++) memcpy(answers + i * LENGTH, ANSWER, LENGTH);
    int server = listen_at(atoi(argv[1])), epoll = epoll_create1(0);
    struct epoll_event events[EVENTS];
    watch(epoll, server);
    for (;;) {
        int n = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < n; i++) {
            if (events[i].data.fd == server) accept_all(epoll, server);
            else answer(events[i].data.fd);
        }
    }
}

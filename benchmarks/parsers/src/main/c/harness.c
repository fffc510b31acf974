/*
 * Times a peer: harness KIND FILE ITERATIONS MILLIS prints what peer_read found, then for each iteration the nanoseconds
 * of processor time per message. The Java side runs it in turns with its own forks.
 */
#include "peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static char *slurp(const char *name, size_t *length) {
  FILE *file = fopen(name, "rb");
  if (!file) {
    perror(name);
    exit(1);
  }
  fseek(file, 0, SEEK_END);
  *length = ftell(file);
  rewind(file);
  char *bytes = malloc(*length);
  if (fread(bytes, 1, *length, file) != *length) {
    perror(name);
    exit(1);
  }
  fclose(file);
  return bytes;
}

static void refused(void) {
  fputs("the message is refused\n", stderr);
  exit(1);
}

/* Nanoseconds per message: the clock is read once in a batch, so that reading it does not count. */
static double in_place(char *bytes, size_t length, double nanos) {
  long batch = length > 100000 ? 1 : 1000;
  long count = 0;
  double from = now();
  double spent;
  do {
    for (long i = 0; i < batch; i++) {
      if (peer_read(bytes, length) < 0) refused();
    }
    count += batch;
    spent = now() - from;
  } while (spent < nanos);
  return spent / count;
}

/* The same for a peer that changes the bytes: the copying does not count. */
static double with_copies(const char *bytes, size_t length, double nanos) {
  char *copy = malloc(length);
  long count = 0;
  double spent = 0;
  while (spent < nanos) {
    memcpy(copy, bytes, length);
    double from = now();
    if (peer_read(copy, length) < 0) refused();
    spent += now() - from;
    count++;
  }
  free(copy);
  return spent / count;
}

static enum kind kind_of(const char *name) {
  if (!strcmp(name, "request")) return REQUEST;
  if (!strcmp(name, "response")) return RESPONSE;
  return CHUNKED;
}

int main(int argc, char **argv) {
  if (argc != 5) {
    fputs("usage: harness request|response|chunked FILE ITERATIONS MILLIS\n", stderr);
    return 2;
  }
  enum kind kind = kind_of(argv[1]);
  size_t length;
  char *bytes = slurp(argv[2], &length);
  int iterations = atoi(argv[3]);
  double nanos = atof(argv[4]) * 1e6;
  peer_start(kind);
  char *copy = malloc(length);
  memcpy(copy, bytes, length);
  long found = peer_read(copy, length);
  free(copy);
  if (found < 0) refused();
  printf("%ld\n", found);
  int changes = peer_changes(kind);
  for (int i = -1; i < iterations; i++) {
    double figure = changes ? with_copies(bytes, length, nanos) : in_place(bytes, length, nanos);
    if (i >= 0) printf("%.3f\n", figure);
  }
  return 0;
}

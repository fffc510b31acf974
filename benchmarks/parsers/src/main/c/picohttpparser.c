/*
 * picohttpparser as a peer of harness.c. It keeps no state between messages, and moves the data of a chunked body together
 * in place.
 */
#include "picohttpparser.h"
#include "peer.h"

#include <string.h>

#define MAX_FIELDS 128

static struct phr_header headers[MAX_FIELDS];
static enum kind kind;

int peer_changes(enum kind of) { return of == CHUNKED; }

void peer_start(enum kind of) { kind = of; }

static long read_request(const char *bytes, size_t length, size_t *fields) {
  const char *method, *path;
  size_t method_length, path_length;
  int minor;
  return phr_parse_request(bytes, length, &method, &method_length, &path, &path_length, &minor, headers, fields, 0);
}

static long read_response(const char *bytes, size_t length, size_t *fields) {
  const char *reason;
  size_t reason_length;
  int minor, status;
  return phr_parse_response(bytes, length, &minor, &status, &reason, &reason_length, headers, fields, 0);
}

long peer_read(char *bytes, size_t length) {
  size_t fields = MAX_FIELDS;
  long head = kind == RESPONSE ? read_response(bytes, length, &fields) : read_request(bytes, length, &fields);
  if (head < 0) return -1;
  if (kind != CHUNKED) return head == (long)length ? (long)fields : -1;
  struct phr_chunked_decoder decoder;
  memset(&decoder, 0, sizeof decoder);
  decoder.consume_trailer = 1;
  size_t body = length - head;
  return phr_decode_chunked(&decoder, bytes + head, &body) == 0 ? (long)(fields + body) : -1;
}

/*
 * llhttp as a peer of harness.c. One parser reads one message after the other, as on a kept-alive connection, so that no
 * initialisation is counted; its callbacks note spans and do nothing else.
 */
#include "llhttp.h"
#include "peer.h"

#define MAX_SPANS 4096

struct span {
  const char *at;
  size_t length;
};

static struct span names[MAX_SPANS];
static struct span values[MAX_SPANS];
static struct span start_line;
static long fields;
static long body;
static int complete;
static int no_body;
static llhttp_t parser;
static llhttp_settings_t settings;

static int on_message_begin(llhttp_t *p) {
  (void)p;
  fields = 0;
  body = 0;
  complete = 0;
  return 0;
}

static int on_start_line(llhttp_t *p, const char *at, size_t length) {
  (void)p;
  start_line.at = at;
  start_line.length = length;
  return 0;
}

static int on_name(llhttp_t *p, const char *at, size_t length) {
  (void)p;
  if (fields == MAX_SPANS) return -1;
  names[fields].at = at;
  names[fields].length = length;
  return 0;
}

static int on_value(llhttp_t *p, const char *at, size_t length) {
  (void)p;
  values[fields].at = at;
  values[fields].length = length;
  fields++;
  return 0;
}

static int on_headers_complete(llhttp_t *p) {
  (void)p;
  return no_body;
}

static int on_body(llhttp_t *p, const char *at, size_t length) {
  (void)p;
  (void)at;
  body += length;
  return 0;
}

static int on_message_complete(llhttp_t *p) {
  (void)p;
  complete = 1;
  return 0;
}

int peer_changes(enum kind kind) {
  (void)kind;
  return 0;
}

void peer_start(enum kind kind) {
  llhttp_settings_init(&settings);
  settings.on_message_begin = on_message_begin;
  settings.on_url = on_start_line;
  settings.on_status = on_start_line;
  settings.on_header_field = on_name;
  settings.on_header_value = on_value;
  settings.on_headers_complete = on_headers_complete;
  settings.on_body = on_body;
  settings.on_message_complete = on_message_complete;
  no_body = kind == RESPONSE;
  llhttp_init(&parser, kind == RESPONSE ? HTTP_RESPONSE : HTTP_REQUEST, &settings);
}

long peer_read(char *bytes, size_t length) {
  return llhttp_execute(&parser, bytes, length) == HPE_OK && complete ? fields + body : -1;
}

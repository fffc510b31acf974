/* What harness.c asks of a peer; llhttp.c and picohttpparser.c answer it. */
#ifndef PEER_H
#define PEER_H

#include <stddef.h>

enum kind { REQUEST, RESPONSE, CHUNKED };

/* Whether reading a message of this kind changes its bytes, so that each reading needs a copy. */
int peer_changes(enum kind kind);

/* Prepares for messages of one kind. */
void peer_start(enum kind kind);

/*
 * Reads one message, notes where each name and value is, as an application needs it, and returns
 * the number of field lines plus the number of body bytes; -1 if it refuses the message.
 */
long peer_read(char *bytes, size_t length);

#endif

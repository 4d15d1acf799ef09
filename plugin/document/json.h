/* Writes JSON into a buffer: strings are escaped, commas set by the caller's `first` flags. */
#ifndef KZ_DOCUMENT_JSON_H
#define KZ_DOCUMENT_JSON_H

#include "text/text.h"

void kz_json_string(kz_buffer *b, kz_slice s);   /* valid UTF-8, or replacement characters for what is not */
void kz_json_number(kz_buffer *b, double value); /* the shortest form that reads back as the same number */
/* ,"key":  – the comma only where the object already has a member */
void kz_json_key(kz_buffer *b, const char *key);
/* A comma unless an array or object has just been opened. */
void kz_json_next(kz_buffer *b);

#endif

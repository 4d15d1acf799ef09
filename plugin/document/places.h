/* The layer KZ_L_PLACES. */
#ifndef KZ_DOCUMENT_PLACES_H
#define KZ_DOCUMENT_PLACES_H

#include "document/document.h"

/* Makes doc->counts for the source, which must be there. */
void kz_count_code_points(kz_document *doc);
/* A piece of the source in code points. */
kz_span kz_source_place(const kz_document *doc, kz_span source);

#endif

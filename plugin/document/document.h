/* The document: original bytes, repaired text, the edit log between them, and layers over the text, each computed
 * when it is first asked for. One arena holds it all. */
#ifndef KZ_DOCUMENT_DOCUMENT_H
#define KZ_DOCUMENT_DOCUMENT_H

#include "document/meta.h"
#include "encoding/encoding.h"
#include "extract/identifier/identifier.h"
#include "extract/people/people.h"
#include "language/language.h"
#include "parse/parse.h"
#include "repair/repair.h"
#include "restore/restore.h"
#include "text/packed.h"

typedef enum kz_layer {
    KZ_L_SOURCE, /* decoded */
    KZ_L_TEXT,   /* repaired and laid out; with it the lines and blocks */
    KZ_L_TOKENS,
    KZ_L_WORDS,
    KZ_L_NUMBERS,
    KZ_L_TIMES,
    KZ_L_IDENTIFIERS,
    KZ_L_ENTITIES,
    KZ_L_AMOUNTS, /* the numbers that are no part of a time, a name or a code */
    KZ_L_SPEECH_VERBS,
    KZ_L_POSTS, /* that are named, held or not */
    KZ_L_PEOPLE,
    KZ_L_QUOTES,
    KZ_L_REPAIRS,
    KZ_L_PLACES, /* for kz_document_place */
    KZ_L_COUNT
} kz_layer;

/* A word whose letters were changed. */
typedef struct kz_repair_word {
    kz_span original; /* in the original bytes */
    kz_span text;     /* in the repaired text */
    uint64_t rules;
    uint8_t confidence;
} kz_repair_word;
typedef KZ_VEC(kz_repair_word) kz_repair_words;

struct kz_document;

/* What adds to layers as they are made, such as rules of a user's (rule/give.h). */
typedef struct kz_extension {
    const void *by; /* must outlive the document; NULL for none */
    /* Layers that it looks at when it adds to this one, a bit for each; those that come after it are not there. */
    uint32_t (*needs)(const void *by, kz_layer layer);
    /* Adds to doc->signs, before the layer of quotations is made. */
    void (*mark)(const void *by, struct kz_document *doc);
    /* Adds to the layer, which has been made; allocates from the document's arena. */
    void (*add)(const void *by, struct kz_document *doc, kz_layer layer);
} kz_extension;

typedef struct kz_options {
    kz_date date;         /* the day of publication, year 0 if unknown */
    bool plain;           /* the whole text is body: every line a paragraph, nothing is boilerplate */
    bool raw;             /* no repair: the text is the original */
    uint64_t without;     /* a bit for each rule of repair that must not act */
    bool restore;         /* Kazakh letters are put back where they were typed as Russian ones */
    bool tokens;          /* with raw: a token a line, an empty line after a sentence; for the words alone */
    kz_encoding encoding; /* of the bytes; KZ_ENCODING_AUTO to find it and undo mojibake, KZ_UTF_8 to do neither */
    uint32_t limit;       /* most bytes of input, 0 for KZ_DEFAULT_LIMIT */
    size_t memory;        /* most bytes of memory, 0 for KZ_DEFAULT_MEMORY */
    bool html;            /* the bytes are HTML: kz_document_read_html is called before any layer but the source */
    kz_extension extension;
    /* The rules of our own (rule/builtin.h), made once for many documents, which they must outlive; NULL: the document
     * makes them when they are needed. */
    const struct kz_own_rules *rules;
} kz_options;

enum { KZ_DEFAULT_LIMIT = 128 * 1024 * 1024 };
/* What a document may take from the allocator; most texts need 20 to 30 bytes for each of their own. */
#define KZ_DEFAULT_MEMORY ((size_t)(SIZE_MAX > UINT32_MAX ? UINT64_C(4) << 30 : UINT32_C(1) << 30))

typedef struct kz_document {
    kz_arena arena;
    kz_options options;
    uint32_t ready; /* a bit a layer */
    kz_slice original, text;
    kz_decoded decoded; /* valid UTF-8, where the options say html */
    kz_packed html;     /* what was made of it there */
    kz_slice meta[KZ_METAS];
    kz_edits edits;        /* original to text */
    kz_doubts doubts;      /* of `restore`; places in text */
    kz_slice source;       /* the original as text, for people: itself, or what it was in its encoding */
    kz_edits source_edits; /* source to text */
    kz_encoding encoding;  /* of the original, with the text */
    uint8_t encoding_confidence;
    kz_page page; /* page.text is text; page.edits are part of `edits` */
    kz_segments segments;
    kz_words words;
    kz_numbers all_numbers; /* with those inside times, names and identifiers */
    kz_numbers numbers;
    kz_times times;
    kz_identifiers identifiers;
    kz_entities entities;
    kz_name_parts name_parts; /* with the entities */
    kz_named_posts posts;
    kz_people people;
    const kz_subjects *subjects; /* with the people */
    kz_found_verbs speech_verbs;
    kz_speech_signs signs; /* with the quotations */
    kz_quotes quotes;
    kz_repair_words repairs;
    const uint32_t *counts; /* code points of the source before each step of it */
} kz_document;

/* The bytes must outlive the document. Nothing is computed yet. KZ_TOO_LARGE if they are over the limit; the document
 * must be closed all the same. */
kz_status kz_document_open(kz_document *doc, kz_alloc alloc, kz_slice bytes, const kz_options *options);
/* Computes the layer and those it stands on. On failure the layers that were ready stay so. */
kz_status kz_document_need(kz_document *doc, kz_layer layer);
void kz_document_close(kz_document *doc);

/* The whole record as JSON, in the form of doc/record.md: positions are 0-based code points, end exclusive. The text is
 * in the document's arena. */
kz_status kz_document_json(kz_document *doc, kz_slice *json);
/* Of an HTML page: what was made of doc->decoded.text, as kz_packed_write writes it; the bytes must outlive the
 * document. KZ_BAD_VALUE if it does not belong to that. */
kz_status kz_document_read_html(kz_document *doc, kz_slice packed);
/* What repair did: an object for each edit, then one for each doubt, a line each, with places as in the record. */
kz_status kz_document_report(kz_document *doc, kz_slice *report);
/* Where a piece of the text stands in the source, in code points; KZ_L_PLACES must be there. */
kz_span kz_document_place(const kz_document *doc, kz_span text);
/* The words as CoNLL-U, likewise. */
kz_status kz_document_conllu(kz_document *doc, kz_slice *conllu);

#endif

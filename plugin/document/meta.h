/* What a page says of itself: title, author and so on. */
#ifndef KZ_DOCUMENT_META_H
#define KZ_DOCUMENT_META_H

typedef enum kz_meta {
    KZ_META_TITLE,
    KZ_META_AUTHOR,
    KZ_META_DATE, /* YYYY-MM-DD */
    KZ_META_SITE,
    KZ_META_URL,
    KZ_META_DESCRIPTION,
    KZ_META_LANGUAGE,
    KZ_METAS
} kz_meta;
const char *kz_meta_name(kz_meta meta);

#endif

/* What stands beside the article, told by how it is built. Not for other stages. */
#ifndef KZ_HTML_SECTIONS_H
#define KZ_HTML_SECTIONS_H

#include "html/html.h"

/* Gives roles to elements that have none of their own. The lines are measured, the elements weighed; `total` is the
 * prose of the page. */
void kz_html_find_sections(kz_arena *arena, kz_html *page, uint64_t total);

#endif

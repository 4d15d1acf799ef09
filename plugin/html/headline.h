/* The line that is the headline of the page. Not for other stages. */
#ifndef KZ_HTML_HEADLINE_H
#define KZ_HTML_HEADLINE_H

#include "html/html.h"

/* Gives KZ_HINT_TITLE to the line that is most like what the page's head calls its title, or is its one heading. */
void kz_html_find_headline(kz_arena *arena, kz_html *page);

/* Marks the linked headings that repeat the title of the page. The lines are measured. */
void kz_html_note_titles(kz_arena *arena, kz_html *page);

#endif

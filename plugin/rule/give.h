/* Rules that add to the layers of a document: their matches become entities, posts of its people, and quotations.
 *
 * Entities come before the rest, so that people, posts and quotations are found with them. Of entities that overlap the
 * longest stays, of equal ones that of the rules. A post is added unless its holder has it already, a quotation where
 * there is none; one that has no speaker yet gets the rule's. */
#ifndef KZ_RULE_GIVE_H
#define KZ_RULE_GIVE_H

#include "rule/rule.h"

/* The finished set as what extends documents; it must outlive them. Rules that give entities cannot ask for numbers,
 * which are found after them. */
kz_extension kz_ruleset_extension(const kz_ruleset *set);

/* Adds the names that end in a head to those that are being found: of a match that has a capture that. */
void kz_ruleset_give_headed(const kz_ruleset *set, kz_document *doc, kz_finder *finder);

/* Adds the names by the rules of the set that give entities. */
void kz_ruleset_give_names(const kz_ruleset *set, kz_document *doc);

/* The posts that somebody has by the rules of the set that give posts: a capture that gives one is a post of
 * doc->posts. */
void kz_ruleset_find_told(const kz_ruleset *set, kz_document *doc, kz_told_posts *out);

/* Writes what the rules of the set that give speech tell of the document into doc->signs. */
void kz_ruleset_mark_speech(const kz_ruleset *set, kz_document *doc);

#endif

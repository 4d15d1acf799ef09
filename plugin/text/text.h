/* The ground of every stage: memory, bytes, code points, look-up tables, the edit log. Knows no Kazakh. */
#ifndef KZ_TEXT_TEXT_H
#define KZ_TEXT_TEXT_H

#include "text/arena.h"
#include "text/buffer.h"
#include "text/chars.h"
#include "text/edits.h"
#include "text/slice.h"
#include "text/status.h"
#include "text/table.h"
#include "text/utf8.h"

#endif

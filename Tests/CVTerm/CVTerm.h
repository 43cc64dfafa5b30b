#ifndef ROLESCOPE_CVTERM_H
#define ROLESCOPE_CVTERM_H

#include <vterm.h>
#include "SessionLeader.h"

// Swift imports a union whose members share a first field, but not the macros that tell which one is valid.
static inline int vterm_colour_is_default(VTermColor colour) {
  return VTERM_COLOR_IS_DEFAULT_FG(&colour) || VTERM_COLOR_IS_DEFAULT_BG(&colour);
}
static inline int vterm_colour_index(VTermColor colour) {
  return VTERM_COLOR_IS_INDEXED(&colour) ? colour.indexed.idx : -1;
}

// Bit fields, whose layout Swift need not know.
static inline int vterm_cell_is_bold(const VTermScreenCell *cell) { return cell->attrs.bold; }
static inline int vterm_cell_is_underlined(const VTermScreenCell *cell) { return cell->attrs.underline != 0; }
static inline int vterm_cell_is_reversed(const VTermScreenCell *cell) { return cell->attrs.reverse; }

#endif

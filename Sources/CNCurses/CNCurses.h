#ifndef ROLESCOPE_CNCURSES_H
#define ROLESCOPE_CNCURSES_H

// SwiftPM drops pkg-config's -D flags, and without these the wide-character calls and wcwidth are not declared.
#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#include <curses.h>
#include <wchar.h>
// Last: it defines macros with names as common as "lines".
#include <term.h>

// The windows are C globals, which Swift 6 refuses as shared mutable state.
static inline WINDOW *ncurses_standard_window(void) { return stdscr; }
static inline WINDOW *ncurses_terminal_window(void) { return curscr; }

// These macros contain casts, which Swift does not import; their bit values differ between builds of ncurses.
static inline attr_t ncurses_bold(void) { return A_BOLD; }
static inline attr_t ncurses_dim(void) { return A_DIM; }
static inline attr_t ncurses_underline(void) { return A_UNDERLINE; }
static inline attr_t ncurses_reverse(void) { return A_REVERSE; }

// A C global again; it is set by start_color.
static inline int ncurses_colour_count(void) { return COLORS; }

// tigetstr answers -1 as a pointer for a name that is no capability, which Swift cannot compare with.
static inline const char *ncurses_capability(const char *name) {
  const char *value = tigetstr((char *)name);
  return value == (const char *)-1 ? NULL : value;
}

// -1 for a number that the entry lacks, -2 for a name that is no number.
static inline int ncurses_number(const char *name) { return tigetnum((char *)name); }

// -1 for a name that is no flag.
static inline int ncurses_flag(const char *name) { return tigetflag((char *)name); }

// tparm is variadic.
static inline const char *ncurses_foreground(int colour) {
  const char *capability = ncurses_capability("setaf");
  return capability ? tparm((char *)capability, colour, 0, 0, 0, 0, 0, 0, 0, 0) : NULL;
}

// A look at the terminal's entry before newterm, which prints nothing but says less; cur_term is a C global.
static inline int ncurses_finds_entry(const char *name, int descriptor) {
  int status = 0;
  return setupterm((char *)name, descriptor, &status) == OK;
}
static inline void ncurses_forget_entry(void) { del_curterm(cur_term); }

// setcchar wants a zero-ended text; without marks, which is almost always, that needs no array of Swift's.
static inline void ncurses_set_character(cchar_t *character, wchar_t scalar, attr_t attributes, short pair) {
  const wchar_t text[2] = {scalar, 0};
  setcchar(character, text, attributes, pair, NULL);
}

// glibc declares it only for _GNU_SOURCE, which Swift's importer does not set; 1 is MFD_CLOEXEC.
int memfd_create(const char *name, unsigned int flags);
static inline int ncurses_frame_memory(void) { return memfd_create("frame", 1); }

// Swift's Glibc module leaves wcwidth out.
static inline int ncurses_column_width(wchar_t scalar) { return wcwidth(scalar); }

#endif

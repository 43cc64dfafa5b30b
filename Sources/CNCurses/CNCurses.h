#ifndef ROLESCOPE_CNCURSES_H
#define ROLESCOPE_CNCURSES_H
// SwiftPM drops pkg-config's -D flags, and without this the wide-character calls are not declared.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#endif

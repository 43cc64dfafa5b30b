#ifndef ROLESCOPE_CVTERM_H
#define ROLESCOPE_CVTERM_H
#include <vterm.h>
#endif

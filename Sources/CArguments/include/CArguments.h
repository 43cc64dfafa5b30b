#ifndef ROLESCOPE_CARGUMENTS_H
#define ROLESCOPE_CARGUMENTS_H

#include <stddef.h>

/// How many arguments the program was given; its own name is the first, unless whoever started it left that out.
size_t program_argument_count(void);

/// An argument's bytes as they were given, up to their zero; NULL behind the last.
const char *_Nullable program_argument(size_t index);

#endif

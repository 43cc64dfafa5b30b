#include "CArguments.h"

static size_t count;
static char **words;

/// glibc hands constructors what it hands main. Swift's own main asks /proc, which a chroot or a sandbox may not have.
__attribute__((constructor)) static void keep_arguments(int argument_count, char **arguments) {
  count = argument_count > 0 ? (size_t)argument_count : 0;
  words = arguments;
}

size_t program_argument_count(void) { return count; }

const char *program_argument(size_t index) { return index < count ? words[index] : NULL; }

#ifndef ROLESCOPE_BUNDLED_WORDS_H
#define ROLESCOPE_BUNDLED_WORDS_H

#include <stddef.h>

/// A table of Resources/Words, part of this binary for as long as it runs.
struct RolescopeWordTable {
  const unsigned char *_Nonnull bytes;
  size_t size;
};

struct RolescopeWordTable rolescope_abbreviations(void);
struct RolescopeWordTable rolescope_british(void);
struct RolescopeWordTable rolescope_everyday(void);
struct RolescopeWordTable rolescope_noise(void);
struct RolescopeWordTable rolescope_places(void);
struct RolescopeWordTable rolescope_spanish(void);
struct RolescopeWordTable rolescope_spellings(void);

#endif

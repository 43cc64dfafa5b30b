#ifndef ROLESCOPE_BUNDLED_CATALOG_H
#define ROLESCOPE_BUNDLED_CATALOG_H

#include <stddef.h>

/// The bytes of Resources/catalog.sqlite, part of this binary for as long as it runs.
const unsigned char *_Nonnull rolescope_bundled_catalog(void);

/// How many bytes those are.
size_t rolescope_bundled_catalog_size(void);

/// The bytes of Resources/CensusTitles.csv.
const unsigned char *_Nonnull rolescope_census_titles(void);

/// How many bytes those are.
size_t rolescope_census_titles_size(void);

#endif

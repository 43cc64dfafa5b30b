#include "CBundledCatalog.h"

// SQLite reads the deserialized database in place; page numbers times page size want no alignment, but eight costs nothing.
static const unsigned char catalog[] __attribute__((aligned(8))) = {
#embed "../../Resources/catalog.sqlite"
};

const unsigned char *rolescope_bundled_catalog(void) { return catalog; }

size_t rolescope_bundled_catalog_size(void) { return sizeof catalog; }

static const unsigned char census_titles[] = {
#embed "../../Resources/CensusTitles.csv"
};

const unsigned char *rolescope_census_titles(void) { return census_titles; }

size_t rolescope_census_titles_size(void) { return sizeof census_titles; }

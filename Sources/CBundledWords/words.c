#include "CBundledWords.h"

#define TABLE(name) \
  struct RolescopeWordTable rolescope_##name(void) { return (struct RolescopeWordTable){name, sizeof name}; }

static const unsigned char abbreviations[] = {
#embed "../../Resources/Words/abbreviations.tsv"
};
static const unsigned char british[] = {
#embed "../../Resources/Words/british.tsv"
};
static const unsigned char everyday[] = {
#embed "../../Resources/Words/everyday.tsv"
};
static const unsigned char noise[] = {
#embed "../../Resources/Words/noise.tsv"
};
static const unsigned char places[] = {
#embed "../../Resources/Words/places.tsv"
};
static const unsigned char spanish[] = {
#embed "../../Resources/Words/spanish.tsv"
};
static const unsigned char spellings[] = {
#embed "../../Resources/Words/spellings.tsv"
};

TABLE(abbreviations)
TABLE(british)
TABLE(everyday)
TABLE(noise)
TABLE(places)
TABLE(spanish)
TABLE(spellings)

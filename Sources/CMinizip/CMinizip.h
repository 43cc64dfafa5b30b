#ifndef ROLESCOPE_CMINIZIP_H
#define ROLESCOPE_CMINIZIP_H

// Brings zlib.h along, whose methods and checksum the readers and their tests name.
#include <minizip/unzip.h>

#endif

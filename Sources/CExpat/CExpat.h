#ifndef ROLESCOPE_CEXPAT_H
#define ROLESCOPE_CEXPAT_H

#include <expat.h>

#endif

// A layer of SQLite's file system ("The SQLite OS Interface or VFS", sqlite.org/vfs.html) that verifies pages as they are read.

#include "CPageSeal.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

// A file that was opened for reading alone. The system's own file stands behind it.
typedef struct {
  sqlite3_file base;
  bool has_number;
  uint64_t number;
  page_fault fault;
} sealed_file;

static sealed_file *sealed(sqlite3_file *file) { return (sealed_file *)file; }

static sqlite3_file *beneath(sqlite3_file *file) { return (sqlite3_file *)(sealed(file) + 1); }

static int sealed_close(sqlite3_file *file) { return beneath(file)->pMethods->xClose(beneath(file)); }

// Reads one page whole and verifies it.
static int read_page(sqlite3_file *file, unsigned char *page, uint32_t number) {
  sealed_file *this = sealed(file);
  sqlite3_int64 offset = (sqlite3_int64)(number - 1) * page_seal_page_size;
  int code = beneath(file)->pMethods->xRead(beneath(file), page, page_seal_page_size, offset);
  int kind = page_fault_none;
  if (code == SQLITE_IOERR_SHORT_READ) {
    kind = page_fault_missing;
  } else if (code != SQLITE_OK) {
    return code;
  } else {
    // The first page that is read, which SQLite's header makes the first one, says which file this is.
    kind = page_seal_fault(page, number, this->has_number ? this->number : page_seal_file_number(page));
    if (kind == page_fault_none && !this->has_number) {
      this->has_number = true;
      this->number = page_seal_file_number(page);
    }
  }
  if (kind == page_fault_none) return SQLITE_OK;
  this->fault = (page_fault){number, kind};
  return SQLITE_IOERR_DATA;
}

// SQLite reads the header, and in some builds long values, in parts of pages: those are cut from whole ones.
static int sealed_read(sqlite3_file *file, void *into, int amount, sqlite3_int64 offset) {
  unsigned char *out = into;
  while (amount > 0) {
    unsigned char whole[page_seal_page_size];
    int start = (int)(offset % page_seal_page_size);
    int length = page_seal_page_size - start;
    if (length > amount) length = amount;
    unsigned char *page = length == page_seal_page_size ? out : whole;
    int code = read_page(file, page, (uint32_t)(offset / page_seal_page_size + 1));
    if (code != SQLITE_OK) return code;
    if (page == whole) memcpy(out, whole + start, (size_t)length);
    out += length;
    offset += length;
    amount -= length;
  }
  return SQLITE_OK;
}

static int sealed_write(sqlite3_file *, const void *, int, sqlite3_int64) { return SQLITE_READONLY; }

static int sealed_truncate(sqlite3_file *, sqlite3_int64) { return SQLITE_READONLY; }

static int sealed_sync(sqlite3_file *, int) { return SQLITE_OK; }

static int sealed_size(sqlite3_file *file, sqlite3_int64 *size) {
  return beneath(file)->pMethods->xFileSize(beneath(file), size);
}

static int sealed_lock(sqlite3_file *, int) { return SQLITE_OK; }

static int sealed_reserved(sqlite3_file *, int *is_reserved) {
  *is_reserved = 0;
  return SQLITE_OK;
}

static int sealed_control(sqlite3_file *file, int operation, void *argument) {
  switch (operation) {
    case page_seal_control_fault:
      *(page_fault *)argument = sealed(file)->fault;
      return SQLITE_OK;
    case SQLITE_FCNTL_MMAP_SIZE:
      // Never mapped: a file that is cut short under a map kills its reader, and mapped pages change after they were verified.
      *(sqlite3_int64 *)argument = 0;
      return SQLITE_OK;
    default: return beneath(file)->pMethods->xFileControl(beneath(file), operation, argument);
  }
}

static int sealed_sector(sqlite3_file *file) { return beneath(file)->pMethods->xSectorSize(beneath(file)); }

// A catalog is replaced, never changed, and a page that was changed all the same is noticed here: SQLite needs no locks, and
// takes no journal beside the file for its own.
static int sealed_characteristics(sqlite3_file *file) {
  return beneath(file)->pMethods->xDeviceCharacteristics(beneath(file)) | SQLITE_IOCAP_IMMUTABLE;
}

// Version 1 of the interface has neither memory maps nor the shared memory of write-ahead logs.
static const sqlite3_io_methods sealed_methods = {
    .iVersion = 1,
    .xClose = sealed_close,
    .xRead = sealed_read,
    .xWrite = sealed_write,
    .xTruncate = sealed_truncate,
    .xSync = sealed_sync,
    .xFileSize = sealed_size,
    .xLock = sealed_lock,
    .xUnlock = sealed_lock,
    .xCheckReservedLock = sealed_reserved,
    .xFileControl = sealed_control,
    .xSectorSize = sealed_sector,
    .xDeviceCharacteristics = sealed_characteristics,
};

static sqlite3_vfs *system_vfs;

static atomic_int open_error;

int page_seal_open_error(void) { return open_error; }

// Opens a file by the system's layer, and keeps why it could not.
static int open_beneath(sqlite3_filename name, sqlite3_file *file, int flags, int *opened_flags) {
  errno = 0;
  int code = system_vfs->xOpen(system_vfs, name, file, flags, opened_flags);
  if (code != SQLITE_OK) open_error = errno;
  return code;
}

// Writes the bytes of a name that stand in the text as U+10F780 to U+10F7FF, see FileName. What is longer than a path is refused.
static bool spell_name(const char *text, char *name, size_t size) {
  size_t length = 0;
  for (const unsigned char *next = (const unsigned char *)text; *next; length++) {
    if (length + 1 >= size) return false;
    // In UTF-8 those are F4 8F 9E 80 to F4 8F 9F BF.
    if (next[0] == 0xF4 && next[1] == 0x8F && (next[2] == 0x9E || next[2] == 0x9F) && (next[3] & 0xC0) == 0x80) {
      name[length] = (char)((next[2] == 0x9E ? 0x80 : 0xC0) | (next[3] & 0x3F));
      next += 4;
    } else {
      name[length] = (char)*next++;
    }
  }
  name[length] = 0;
  return true;
}

// The one call in which SQLite takes the name that it was given; all others get what this one answers.
static int full_name(sqlite3_vfs *, const char *text, int size, char *full) {
  char name[4096];
  if (!spell_name(text, name, sizeof name)) return SQLITE_CANTOPEN;
  return system_vfs->xFullPathname(system_vfs, name, size, full);
}

static int open_file(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *opened_flags) {
  if (!(flags & SQLITE_OPEN_MAIN_DB) || !(flags & SQLITE_OPEN_READONLY)) {
    return open_beneath(name, file, flags, opened_flags);
  }
  memset(file, 0, sizeof(sealed_file));
  int code = open_beneath(name, beneath(file), flags, opened_flags);
  // SQLite closes a file that has methods, even when opening it failed.
  if (beneath(file)->pMethods) file->pMethods = &sealed_methods;
  return code;
}

int page_seal_register(void) {
  static sqlite3_vfs sealed_vfs;
  if (system_vfs) return SQLITE_OK;
  system_vfs = sqlite3_vfs_find(NULL);
  if (!system_vfs) return SQLITE_ERROR;
  sealed_vfs = *system_vfs;
  sealed_vfs.pNext = NULL;
  sealed_vfs.zName = "rolescope";
  sealed_vfs.szOsFile = (int)sizeof(sealed_file) + system_vfs->szOsFile;
  sealed_vfs.xOpen = open_file;
  sealed_vfs.xFullPathname = full_name;
  return sqlite3_vfs_register(&sealed_vfs, 1);
}

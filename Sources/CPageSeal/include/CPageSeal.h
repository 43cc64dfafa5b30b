#ifndef ROLESCOPE_PAGE_SEAL_H
#define ROLESCOPE_PAGE_SEAL_H

#include <stddef.h>
#include <stdint.h>

/// A sealed page ends in two numbers of eight bytes, the least first: the file's, which all of its pages share, and the
/// checksum of everything before it, into which the page's number is mixed.
enum page_seal {
  page_seal_page_size = 4096,
  /// What SQLite must leave free at the end of each page.
  page_seal_length = 16
};

/// What can be wrong with a page.
enum page_fault_kind {
  page_fault_none,
  /// Its bytes are not those that were sealed as this page.
  page_fault_changed,
  /// It is a sealed page of another file.
  page_fault_other_file,
  /// The file ends before the page does.
  page_fault_missing
};

typedef struct {
  /// From 1, as SQLite counts; 0 when nothing was wrong yet.
  uint32_t page;
  int32_t kind;
} page_fault;

/// Gives a page the number of its file and its checksum, which is the answer.
uint64_t page_seal_apply(unsigned char *_Nonnull page, uint32_t number, uint64_t file_number);

/// The number of the next file that holds all that one with `file_number` holds and the page with this checksum.
uint64_t page_seal_mix(uint64_t file_number, uint64_t checksum);

/// The number of the file that a page says it is of.
uint64_t page_seal_file_number(const unsigned char *_Nonnull page);

/// A `page_fault_kind`.
int page_seal_fault(const unsigned char *_Nonnull page, uint32_t number, uint64_t file_number);

/// Makes SQLite take names of files as `FileName` writes them, and verify each page of the files that this process opens for
/// reading alone, as it reads it. Other files are opened as before. Answers a result code of SQLite.
int page_seal_register(void);

/// The system's number of the error by which the last file of a database was not opened; 0 when none was.
int page_seal_open_error(void);

/// For `sqlite3_file_control`: hands out the last fault that was met in a file, as a `page_fault`.
enum page_seal_control { page_seal_control_fault = 0x5253 };

#endif

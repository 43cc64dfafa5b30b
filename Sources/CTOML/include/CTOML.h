#ifndef ROLESCOPE_TOML_H
#define ROLESCOPE_TOML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum toml_kind {
  toml_kind_table,
  toml_kind_array,
  toml_kind_text,
  toml_kind_integer,
  toml_kind_number,
  toml_kind_truth,
  toml_kind_date
};

/// A value of a document. Its texts are the document's, and go with it.
typedef struct {
  /// The names that lead to the value, a zero byte behind each.
  const char *_Nonnull path;
  size_t path_length;
  int kind;
  /// What a text holds; empty for other kinds.
  const char *_Nonnull text;
  size_t text_length;
  int64_t integer;
  bool truth;
  /// Whether it is an element of the array at this path, which comes before it.
  bool is_element;
  /// Where its name stands, from 1.
  uint32_t line;
  uint32_t column;
} toml_entry;

typedef struct toml_document toml_document;

/// Reads TOML 1.0. NULL when there is no memory for it.
toml_document *_Nullable toml_document_read(const char *_Nonnull bytes, size_t length);
void toml_document_free(toml_document *_Nullable document);

/// What is wrong with the document and where, both from 1; NULL when nothing is.
const char *_Nullable toml_document_error(const toml_document *_Nonnull document);
uint32_t toml_document_error_line(const toml_document *_Nonnull document);
uint32_t toml_document_error_column(const toml_document *_Nonnull document);

/// The values in the order of their lines: tables before what they hold, arrays before their elements. What an array's arrays and
/// tables hold is left out.
size_t toml_document_count(const toml_document *_Nonnull document);
toml_entry toml_document_entry(const toml_document *_Nonnull document, size_t index);

#ifdef __cplusplus
}
#endif

#endif

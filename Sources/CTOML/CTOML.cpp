#include "CTOML.h"

#include <algorithm>
#include <new>
#include <string>
#include <tuple>
#include <vector>

// Errors are answers, not exceptions: none may reach Swift. Only memory can still run out.
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
// toml++ 3.3 asserts what a file such as "[[[" breaks: that is an error in the file and must not end the program. With NDEBUG
// it would assume it instead.
#undef NDEBUG
namespace {
struct broken_assertion {};
}  // namespace
#define TOML_ASSERT(expression) \
  do { \
    if (!(expression)) throw broken_assertion{}; \
  } while (false)
#include <toml++/toml.h>

namespace {

struct stored_entry {
  std::string path;
  std::string text;
  int kind = toml_kind_table;
  int64_t integer = 0;
  bool truth = false;
  bool is_element = false;
  size_t order = 0;
  toml::source_position place{};
};

}  // namespace

struct toml_document {
  bool has_error = false;
  std::string error;
  toml::source_position error_place{};
  std::vector<stored_entry> entries;
};

namespace {

stored_entry stored(const toml::node &node, const std::string &path, toml::source_position place) {
  stored_entry entry;
  entry.path = path;
  entry.place = place;
  switch (node.type()) {
    case toml::node_type::table: entry.kind = toml_kind_table; break;
    case toml::node_type::array: entry.kind = toml_kind_array; break;
    case toml::node_type::string:
      entry.kind = toml_kind_text;
      entry.text = node.as_string()->get();
      break;
    case toml::node_type::integer:
      entry.kind = toml_kind_integer;
      entry.integer = node.as_integer()->get();
      break;
    case toml::node_type::boolean:
      entry.kind = toml_kind_truth;
      entry.truth = node.as_boolean()->get();
      break;
    case toml::node_type::floating_point: entry.kind = toml_kind_number; break;
    default: entry.kind = toml_kind_date; break;
  }
  return entry;
}

/// The library bounds how deep tables nest, and with it this recursion.
void collect(const toml::table &table, const std::string &path, std::vector<stored_entry> &entries) {
  for (auto &&[key, node] : table) {
    std::string own = path;
    own.append(key.str());
    own.push_back('\0');
    entries.push_back(stored(node, own, key.source().begin));
    if (const toml::table *inner = node.as_table()) collect(*inner, own, entries);
    if (const toml::array *array = node.as_array()) {
      for (const toml::node &element : *array) {
        stored_entry entry = stored(element, own, key.source().begin);
        entry.is_element = true;
        entries.push_back(std::move(entry));
      }
    }
  }
}

bool breaks_assertion(std::string_view text) {
  try {
    (void)toml::parse(text);
    return false;
  } catch (const broken_assertion &) {
    return true;
  }
}

/// The line that breaks the library's assertion: it reads from the start, so that whatever begins with that line breaks it too.
uint32_t assertion_line(std::string_view text) {
  std::vector<size_t> ends;
  for (size_t index = 0; index < text.size(); index++) {
    if (text[index] == '\n') ends.push_back(index + 1);
  }
  ends.push_back(text.size());
  const auto line = std::partition_point(
      ends.begin(), ends.end(), [&](size_t end) { return !breaks_assertion(text.substr(0, end)); });
  return static_cast<uint32_t>(std::min<ptrdiff_t>(line - ends.begin(), ends.size() - 1) + 1);
}

}  // namespace

toml_document *toml_document_read(const char *bytes, size_t length) {
  try {
    toml_document *document = new toml_document;
    try {
      toml::parse_result result = toml::parse(std::string_view(bytes, length));
      if (!result) {
        document->has_error = true;
        document->error = std::string(result.error().description());
        document->error_place = result.error().source().begin;
      } else {
        collect(result.table(), "", document->entries);
        // The library sorts by name; readers sort by line. Of equal places the first collected stands first.
        size_t order = 0;
        for (stored_entry &entry : document->entries) entry.order = order++;
        std::sort(
            document->entries.begin(), document->entries.end(), [](const stored_entry &one, const stored_entry &other) {
              return std::tie(one.place.line, one.place.column, one.order) <
                     std::tie(other.place.line, other.place.column, other.order);
            });
      }
      return document;
    } catch (const broken_assertion &) {
      document->has_error = true;
      document->error = "there is no key where one has to stand";
      document->error_place = {assertion_line(std::string_view(bytes, length)), 1};
      return document;
    } catch (...) {
      delete document;
      return nullptr;
    }
  } catch (...) {
    return nullptr;
  }
}

void toml_document_free(toml_document *document) { delete document; }

const char *toml_document_error(const toml_document *document) {
  return document->has_error ? document->error.c_str() : nullptr;
}

uint32_t toml_document_error_line(const toml_document *document) { return document->error_place.line; }

uint32_t toml_document_error_column(const toml_document *document) { return document->error_place.column; }

size_t toml_document_count(const toml_document *document) { return document->entries.size(); }

toml_entry toml_document_entry(const toml_document *document, size_t index) {
  const stored_entry &entry = document->entries[index];
  return toml_entry{
      entry.path.data(), entry.path.size(), entry.kind, entry.text.data(), entry.text.size(), entry.integer,
      entry.truth, entry.is_element, entry.place.line, entry.place.column};
}

import CTOML
import Explorer
import SystemFiles

/// A TOML file of settings, as entries with their lines.
enum TOMLFile {
  /// Why the file's settings don't rule, as a sentence.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// What a file of settings may have at most, in bytes: each start reads it. All settings and keys take some four thousand.
  static let greatestLength = 64 << 10

  /// The entries of a file; nil when there is none.
  static func entries(at path: String) throws(Failure) -> [SettingEntry]? {
    guard let bytes = try bytes(at: path) else { return nil }
    return try entries(of: bytes, path: path)
  }

  /// What a file holds; nil when there is none. Nothing but a file is waited for or read.
  static func bytes(at path: String) throws(Failure) -> [UInt8]? {
    func failure(_ what: String) -> Failure { Failure(description: "\(path) \(what).") }
    do throws(RegularFile.Refusal) {
      let bytes = try RegularFile.bytes(of: path, limit: greatestLength)
      if bytes.count <= greatestLength { return bytes }
    } catch {
      switch error {
      case .missing: return nil
      case .folder, .otherKind: throw failure("is no file")
      default: throw failure("can't be read: \(error.words)")
      }
    }
    throw failure("is longer than \(greatestLength) bytes")
  }

  static func entries(of bytes: [UInt8], path: String) throws(Failure) -> [SettingEntry] {
    let document = bytes.withUnsafeBytes { buffer in
      buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.flatMap { toml_document_read($0, bytes.count) } }
    }
    guard let document else {
      if bytes.isEmpty { return [] }
      throw Failure(description: "\(path) takes more memory than there is.")
    }
    defer { toml_document_free(document) }
    if let error = toml_document_error(document) {
      throw Failure(
        description: "\(path) line \(toml_document_error_line(document)), column "
          + "\(toml_document_error_column(document)) is no TOML: \(String(cString: error)).")
    }
    var entries: [SettingEntry] = []
    var elements: [SettingEntry.Value] = []
    // An array's elements come right behind it.
    func closeList() {
      guard case .list? = entries.last?.value else { return }
      entries[entries.count - 1].value = .list(elements)
      elements = []
    }
    for index in 0..<toml_document_count(document) {
      let entry = toml_document_entry(document, index)
      let value = Self.value(of: entry)
      if entry.is_element {
        elements.append(value)
        continue
      }
      closeList()
      let names = text(entry.path, entry.path_length).split(separator: "\0", omittingEmptySubsequences: false)
      entries.append(SettingEntry(names.dropLast().map(String.init), value, .file(line: Int(entry.line))))
    }
    closeList()
    return entries
  }

  private static func value(of entry: toml_entry) -> SettingEntry.Value {
    switch UInt32(entry.kind) {
    case toml_kind_text.rawValue: .text(text(entry.text, entry.text_length))
    case toml_kind_integer.rawValue: .number(Int(entry.integer))
    case toml_kind_truth.rawValue: .truth(entry.truth)
    case toml_kind_array.rawValue: .list([])
    case toml_kind_table.rawValue: .table
    case toml_kind_number.rawValue: .other("a number with a point")
    default: .other("a date or time")
    }
  }

  private static func text(_ start: UnsafePointer<CChar>, _ length: Int) -> String {
    start.withMemoryRebound(to: UInt8.self, capacity: length) {
      String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
    }
  }
}

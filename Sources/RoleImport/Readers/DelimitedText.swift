/// The rows of a text table: CSV (RFC 4180) or tab-separated.
///
/// Beyond the RFC: lines end in CR LF, LF or CR; a byte order mark, spaces around a quoted cell and rows without a text
/// are skipped; `="13-2011"`, by which Excel is told to keep a code as it is, is the text in its quotes; a line end in
/// quotes is LF; rows may have different numbers of cells.
package final class DelimitedText: TableRows {
  package enum Delimiter: UInt8, Sendable {
    case comma = 0x2C
    case tab = 0x09
    case semicolon = 0x3B
    case bar = 0x7C
  }

  package enum Quotes: Sendable {
    /// A quote at the start of a cell encloses the cell's text.
    case enclosing
    /// Quotes are text, as in O*NET's text files.
    case text
  }

  package enum Encoding: Sendable {
    case utf8
    /// UTF-8, and in cells that are not, Windows-1252, of which Latin-1's texts are a part.
    case utf8OrLatin1
  }

  package struct Format: Sendable {
    package var delimiter: Delimiter
    package var quotes: Quotes
    package var encoding: Encoding

    package init(delimiter: Delimiter = .comma, quotes: Quotes = .enclosing, encoding: Encoding = .utf8) {
      self.delimiter = delimiter
      self.quotes = quotes
      self.encoding = encoding
    }
  }

  package let table: TablePlace
  private let stream: any ByteStream
  private let encoding: Encoding
  private var scanner: DelimitedScanner
  private var chunk: [UInt8]
  private var chunkCount = 0
  private var index = 0
  private var hasStarted = false
  private var hasEnded = false

  /// - Parameter chunkLength: the bytes that are read at once.
  package init(
    _ stream: some ByteStream, format: Format = Format(), limits: TableLimits = TableLimits(),
    chunkLength: Int = 64 << 10
  ) {
    self.stream = stream
    table = stream.place
    encoding = format.encoding
    scanner = DelimitedScanner(of: stream.place, format: format, limits: limits)
    chunk = [UInt8](repeating: 0, count: max(1, chunkLength))
  }

  package convenience init(path: String, format: Format = Format()) throws(TableError) {
    self.init(try FileStream(path: path), format: format)
  }

  package func next() throws(TableError) -> TableRow? {
    while !hasEnded {
      do throws(TableError) {
        hasEnded = try !readRow()
        if scanner.row.hasText {
          try decode()
          return scanner.row
        }
      } catch {
        hasEnded = true
        throw error
      }
    }
    return nil
  }

  /// Reads up to a line end, or up to the end of the text, for which it answers false.
  private func readRow() throws(TableError) -> Bool {
    if !hasStarted { try start() }
    scanner.beginRow()
    while true {
      if index == chunkCount {
        chunkCount = try fill(chunkCount: 0)
        index = 0
        if chunkCount == 0 {
          try scanner.finish()
          return false
        }
      }
      if try scanner.scan(chunk[..<chunkCount], from: &index) { return true }
    }
  }

  /// Looks at the first bytes, which tell other files from texts.
  private func start() throws(TableError) {
    hasStarted = true
    let length = chunk.count
    chunk = [UInt8](repeating: 0, count: max(4, length))
    // A stream may give fewer bytes than there are.
    while chunkCount < 4 {
      let count = try fill(chunkCount: chunkCount)
      if count == chunkCount { break }
      chunkCount = count
    }
    let contents = FileContents(chunk[..<chunkCount])
    if contents == .zip || contents == .oldOffice || contents == .utf16 { throw .notAText(table, contents: contents) }
    if chunk[..<chunkCount].starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// Reads bytes behind the first ones of the chunk; how many it then has.
  private func fill(chunkCount: Int) throws(TableError) -> Int {
    let stream = stream
    return try chunk.withUnsafeMutableBytes { buffer in
      stream.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[chunkCount...]))
    }.get() + chunkCount
  }

  /// Makes the row's texts UTF-8, or refuses them.
  private func decode() throws(TableError) {
    guard !scanner.row.isASCII else { return }
    let encoding = encoding
    let bad = scanner.row.decodeCells { cell in
      if String(validating: cell, as: UTF8.self) != nil { return Array(cell) }
      return encoding == .utf8 ? nil : utf8(ofWindows1252: cell)
    }
    if let bad { throw .wrongEncoding(scanner.row.place(bad)) }
  }
}

/// The same text in UTF-8; the five bytes that Windows-1252 leaves free become replacement characters.
func utf8(ofWindows1252 text: some Sequence<UInt8>) -> [UInt8] {
  // The characters of 0x80 to 0x9F, by Unicode's mapping CP1252.TXT; all others are those of Latin-1.
  let high: [Unicode.Scalar] = [
    "€", "\u{FFFD}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{FFFD}", "Ž", "\u{FFFD}",
    "\u{FFFD}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{FFFD}", "ž", "Ÿ",
  ]
  var result = String.UnicodeScalarView()
  for byte in text { result.append((0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : Unicode.Scalar(byte)) }
  return Array(String(result).utf8)
}

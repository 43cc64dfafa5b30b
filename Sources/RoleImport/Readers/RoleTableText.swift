import RoleModel
import SystemFiles

/// The text of a table of roles in UTF-8, whatever encoding its file has.
struct RoleTableText {
  /// Far more than a table of as many roles as are read takes.
  private static let greatestLength = 64 << 20
  /// The bytes that Windows-1252 gives no character.
  private static let unusedBytes: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

  let place: TablePlace
  /// Without a byte order mark.
  private(set) var bytes: [UInt8]
  /// The encoding in words, where it is not UTF-8.
  private(set) var encoding: String?

  init(path: String) throws(TableError) {
    place = TablePlace(file: path)
    do throws(RegularFile.Refusal) {
      bytes = try RegularFile.bytes(of: path, limit: Self.greatestLength)
    } catch {
      throw .unreadable(file: path, reason: error.words)
    }
    guard bytes.count <= Self.greatestLength else {
      throw .limit(place, noun: "bytes in the file", limit: Self.greatestLength)
    }
    let contents = FileContents(bytes.prefix(512))
    guard contents != .oldOffice else { throw .notAText(place, contents: contents) }
    try decode()
    guard !isMarkup else {
      throw .content(
        place,
        sentence: "The file is a web page or XML, as some programs export it under the name .xls. Open it in a "
          + "spreadsheet program and save it as .xlsx or CSV.")
    }
  }

  private mutating func decode() throws(TableError) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let isLittleEndian = Self.utf16Order(bytes) { return try decodeUTF16(isLittleEndian: isLittleEndian) }
    if String(validating: bytes, as: UTF8.self) == nil { try decodeWindows1252() }
  }

  /// Whether a text in UTF-16 has the lower byte first, by its mark or by the Latin letters it starts with; nil for others.
  private static func utf16Order(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFF, 0xFE]) { return true }
    if bytes.starts(with: [0xFE, 0xFF]) { return false }
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
    case (false, true, false, true): return true
    case (true, false, true, false): return false
    default: return nil
    }
  }

  private mutating func decodeUTF16(isLittleEndian: Bool) throws(TableError) {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      isLittleEndian
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8 : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
      throw .content(place, sentence: "The text is damaged: it is no whole UTF-16. Export the table again.")
    }
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    encoding = "UTF-16"
  }

  /// Reads the lines that are no UTF-8 as Windows-1252: of a file that was put together from two, each line by itself.
  private mutating func decodeWindows1252() throws(TableError) {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count + bytes.count / 8)
    var sample: String?
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if number > 1 { decoded.append(UInt8(ascii: "\n")) }
      guard String(validating: line, as: UTF8.self) == nil else {
        decoded += line
        continue
      }
      guard !line.contains(where: Self.unusedBytes.contains) else {
        var place = place
        (place.row, place.line) = (number, number)
        throw .content(
          place, sentence: "The text of this line is neither UTF-8 nor Windows-1252. Save the table as CSV in UTF-8.")
      }
      let text = utf8(ofWindows1252: line)
      sample = sample ?? Self.sample(of: String(decoding: text, as: UTF8.self))
      decoded += text
    }
    bytes = decoded
    encoding = "Windows-1252" + (sample.map { " (“\($0)”)" } ?? "")
  }

  /// The first word that shows whether the encoding is the right one.
  private static func sample(of line: String) -> String? {
    line.split { !$0.isLetter && !$0.isNumber && $0.isASCII }
      .first { word in word.contains { !$0.isASCII } }.map { shown(String($0)) }
  }

  /// Whether the text is HTML or XML.
  private var isMarkup: Bool {
    let start = folded(String(String(decoding: bytes.prefix(64), as: UTF8.self).prefix { $0 != ">" }))
    guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return false }
    return ["html", "doctype", "table", "xml", "meta", "head"].contains { start.starts(with: $0.utf8) }
  }
}

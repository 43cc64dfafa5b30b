/// Why a table could not be read; each is one sentence with the place, and what to do.
package enum TableError: Error, Hashable, CustomStringConvertible {
  case unreadable(file: String, reason: String)
  case notAnArchive(file: String, contents: FileContents)
  case damagedArchive(TablePlace, detail: String)
  case encrypted(TablePlace)
  case unknownCompression(TablePlace, method: Int)
  /// An entry that would unpack to more than the limit.
  case hugeEntry(TablePlace, size: Int, limit: Int)
  /// An entry that would unpack to so much more than it takes that it is most likely a trap.
  case zipBomb(TablePlace, packed: Int, size: Int)
  case missingEntry(file: String, name: String, entries: [String])
  case ambiguousEntry(file: String, name: String, entries: [String])

  case notAWorkbook(file: String, reason: String)
  case missingSheet(file: String, name: String, sheets: [String])
  case damagedXML(TablePlace, detail: String)
  case documentType(TablePlace)
  case damagedSheet(TablePlace, detail: String)

  case notAText(TablePlace, contents: FileContents)
  case unclosedQuote(TablePlace)
  case textBehindQuote(TablePlace)
  case nulByte(TablePlace)
  case wrongEncoding(TablePlace)

  /// More of something than a limit allows, such as `columns`.
  case limit(TablePlace, noun: String, limit: Int)

  case noHeader(TablePlace)
  case missingColumn(TablePlace, name: String, columns: [String])
  case repeatedColumn(TablePlace, name: String, first: Int)
  case extraCells(TablePlace, count: Int, columns: Int)
  /// What an importer refuses about a cell or row, as a sentence.
  case content(TablePlace, sentence: String)

  package var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file): The file cannot be read: \(reason)."
    case .notAnArchive(let file, let contents):
      "\(file): The file is no zip archive, which an Excel workbook (.xlsx) is too: it \(contents.predicate). \(contents.advice)"
    case .damagedArchive(let place, let detail): "\(place): The archive is damaged: \(detail). Download the file again."
    case .encrypted(let place): "\(place): The entry is encrypted. Save the file without a password."
    case .unknownCompression(let place, let method):
      "\(place): The entry is packed by method \(method), which is not read. Pack the archive again with plain zip."
    case .hugeEntry(let place, let size, let limit):
      "\(place): The entry would unpack to \(size) bytes, and at most \(limit) are read. Split the table into several files."
    case .zipBomb(let place, let packed, let size):
      """
      \(place): The entry's \(packed) bytes would unpack to \(size), which no table does. \
      If you trust the file, open it in a spreadsheet program and save it again.
      """
    case .missingEntry(let file, let name, let entries):
      "\(file): The archive has no file \"\(name)\".\(choice(of: name, among: entries, as: "files"))"
    case .ambiguousEntry(let file, let name, let entries):
      "\(file): The archive has several files \"\(name)\": \(list(entries)). Name one by its whole path."
    case .notAWorkbook(let file, let reason):
      "\(file): The file is no Excel workbook: \(reason). Save the table as .xlsx."
    case .missingSheet(let file, let name, let sheets):
      "\(file): The workbook has no sheet \"\(name)\".\(choice(of: name, among: sheets, as: "sheets"))"
    case .damagedXML(let place, let detail):
      "\(place): The workbook is damaged: \(detail). Download it again, or open it in a spreadsheet program and save it again."
    case .documentType(let place):
      "\(place): The workbook declares an XML document type, which no workbook may. Don't trust the file; get it from its publisher."
    case .damagedSheet(let place, let detail):
      "\(place): \(detail). Open the workbook in a spreadsheet program and save it again."
    case .notAText(let place, let contents):
      "\(place): The file is no text table: it \(contents.predicate). \(contents.advice)"
    case .unclosedQuote(let place):
      "\(place): The quote that opens this cell is not closed. Close it, or write a quote inside of a cell twice."
    case .textBehindQuote(let place):
      "\(place): There is text behind the closing quote of this cell. Write a quote inside of a quoted cell twice."
    case .nulByte(let place): "\(place): There is a zero byte, which no text has. Save the table as CSV in UTF-8."
    case .wrongEncoding(let place): "\(place): The text of this cell is not UTF-8. Save the table as CSV in UTF-8."
    case .limit(let place, let noun, let limit):
      "\(place): There are more than \(limit) \(noun), and no more are read. Check that this is the table you mean."
    case .noHeader(let place):
      "\(place): The table has no rows, so there is no header. Check that this is the table you mean."
    case .missingColumn(let place, let name, let columns):
      "\(place): The table has no column \"\(name)\".\(choice(of: name, among: columns, as: "columns"))"
    case .repeatedColumn(let place, let name, let first):
      "\(place): The column \"\(shown(name))\" stands twice, first as column \(first + 1). Remove or rename one of them."
    case .extraCells(let place, let count, let columns):
      "\(place): The row has \(count) cells, and the header has \(columns). Put cells that hold the delimiter in quotes."
    case .content(let place, let sentence): "\(place): \(sentence)"
    }
  }
}

extension TableError {
  /// Where in its file the error stands; nil when it is about the file as a whole.
  var place: TablePlace? {
    switch self {
    case .unreadable, .notAnArchive, .missingEntry, .ambiguousEntry, .notAWorkbook, .missingSheet: nil
    case .damagedArchive(let place, _), .encrypted(let place), .unknownCompression(let place, _),
      .hugeEntry(let place, _, _), .zipBomb(let place, _, _), .damagedXML(let place, _), .documentType(let place),
      .damagedSheet(let place, _), .notAText(let place, _), .unclosedQuote(let place), .textBehindQuote(let place),
      .nulByte(let place), .wrongEncoding(let place), .limit(let place, _, _), .noHeader(let place),
      .missingColumn(let place, _, _), .repeatedColumn(let place, _, _), .extraCells(let place, _, _),
      .content(let place, _):
      place
    }
  }
}

/// What a file turns out to hold, by its first bytes.
package enum FileContents: Hashable, Sendable {
  case nothing
  case zip
  /// The container of .xls, and of a workbook with a password.
  case oldOffice
  case utf16
  case text
  case other

  init(_ start: some Collection<UInt8>) {
    if start.isEmpty {
      self = .nothing
    } else if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .zip
    } else if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .oldOffice
    } else if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else {
      self = start.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) } ? .other : .text
    }
  }

  fileprivate var predicate: String {
    switch self {
    case .nothing: "is empty"
    case .zip: "is a zip archive or an Excel workbook"
    case .oldOffice: "is an old Excel workbook (.xls) or has a password"
    case .utf16: "is a text in UTF-16"
    case .text: "is a text"
    case .other: "holds other data"
    }
  }

  fileprivate var advice: String {
    switch self {
    case .nothing: "Download it again."
    case .zip: "Name it .xlsx or .zip."
    case .oldOffice: "Save it as .xlsx without a password."
    case .utf16: "Save it as CSV in UTF-8."
    case .text: "Name it .csv or .txt, or download it again."
    case .other: "Check that this is the file you mean."
    }
  }
}

/// The end of a message about a missing name: the nearest one, or those there are.
private func choice(of name: String, among names: [String], as noun: String) -> String {
  if let nearest = nearestName(to: name, among: names) { return " Did you mean \"\(shown(nearest))\"?" }
  return names.isEmpty ? " It has no \(noun)." : " Its \(noun) are \(list(names))."
}

/// The first names in quotes, and the number of the others.
private func list(_ names: [String]) -> String {
  let limit = 12
  let first = names.prefix(limit).map { "\"\(shown($0))\"" }.joined(separator: ", ")
  return names.count > limit ? "\(first) and \(names.count - limit) more" : first
}

import RoleModel

/// One row of a table: texts of cells in one buffer, each decoded when it is asked for.
package struct TableRow: Sendable {
  /// The table that the row is of.
  package let table: TablePlace
  /// Counts from 1, rows without a text included, as spreadsheet programs count.
  package internal(set) var number = 0
  /// The line in which the row of a text starts; nil in a workbook.
  package internal(set) var line: Int?

  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Up to the last cell whose indent is not 0.
  private var indents: [UInt8] = []
  private(set) var hasText = false

  package init(of table: TablePlace) { self.table = table }

  /// The number of cells up to the last; a workbook's rows end at the last that has a text.
  package var count: Int { ends.count }

  /// The text of a cell as it stands there; empty for a cell that the row lacks.
  package subscript(column: Int) -> String { String(decoding: utf8(column), as: UTF8.self) }

  /// The text of a cell without the white space, no-break spaces included, around it.
  package func trimmed(_ column: Int) -> String { RoleImport.trimmed(self[column][...]) }

  /// The bytes of a cell's text in UTF-8.
  package func utf8(_ column: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(column) else { return [] }
    return bytes[(column == 0 ? 0 : ends[column - 1])..<ends[column]]
  }

  /// How far a cell of a workbook is indented by its format, which some tables use for their hierarchy; 0 elsewhere.
  package func indent(_ column: Int) -> Int { indents.indices.contains(column) ? Int(indents[column]) : 0 }

  /// Every text, in order.
  package var cells: [String] { (0..<count).map { self[$0] } }

  package var place: TablePlace { place(nil) }

  /// Where a cell stands, for messages.
  package func place(_ column: Int?) -> TablePlace {
    var place = table
    place.row = number
    place.line = line
    place.column = column
    return place
  }
}

extension TableRow {
  /// The number of a cell, unless it is one that cannot be.
  func possible(_ number: Double, _ column: Int, in range: ClosedRange<Double>) throws(TableError) -> Double {
    guard let fault = PossibleNumber.fault(number, range) else { return number }
    throw impossible(column, fault)
  }

  /// The refusal of a cell's number, whose fault is a clause.
  func impossible(_ column: Int, _ fault: String) -> TableError {
    .content(
      place(column),
      sentence: "This is \(Figure.Status.impossible.rawValue): \(fault). "
        + "Correct it, or get the table from its publisher.")
  }
}

/// The text without the white space, no-break spaces included, around it.
func trimmed(_ text: Substring) -> String {
  var text = text
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}

/// The text with a space for each character that steers a terminal or turns the direction of text: no name has one.
func withoutControls(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: \.steers) else { return text }
  var clean = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { clean.append(scalar.steers ? " " : scalar) }
  return trimmed(String(clean)[...])
}

extension Unicode.Scalar {
  /// Control characters and the controls of bidirectional text.
  fileprivate var steers: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
    default: false
    }
  }
}

/// The building of a row, by readers.
extension TableRow {
  /// Bytes of all texts.
  var length: Int { bytes.count }
  /// Bytes of the cell that is being read.
  var openLength: Int { bytes.count - (ends.last ?? 0) }

  mutating func begin(number: Int, line: Int? = nil) {
    self.number = number
    self.line = line
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    indents.removeAll(keepingCapacity: true)
    hasText = false
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ added: ArraySlice<UInt8>) { bytes.append(contentsOf: added) }

  mutating func append(repeating byte: UInt8, count: Int) {
    bytes.append(contentsOf: repeatElement(byte, count: count))
  }

  mutating func endCell() {
    if bytes.count > ends.last ?? 0 { hasText = true }
    ends.append(bytes.count)
  }

  /// Ends cells without a text up to this column.
  mutating func skip(to column: Int) {
    while ends.count < column { ends.append(bytes.count) }
  }

  mutating func setIndent(_ indent: UInt8) {
    guard indent > 0, let column = ends.indices.last else { return }
    indents.append(contentsOf: repeatElement(0, count: column - indents.count))
    indents.append(indent)
  }

  /// Takes `="…"` off the cell that is being read.
  mutating func unwrapOpenCell() {
    let start = ends.last ?? 0
    guard bytes.count - start >= 3, bytes[start] == UInt8(ascii: "="), bytes[start + 1] == UInt8(ascii: "\""),
      bytes.last == UInt8(ascii: "\"")
    else { return }
    let text = bytes[(start + 2)..<(bytes.count - 1)]
    bytes.replaceSubrange(start..., with: Array(text))
  }

  var isASCII: Bool { !bytes.contains { $0 >= 0x80 } }

  /// Replaces the texts by what `decode` makes of them; the first column for which that is nil, if any.
  mutating func decodeCells(_ decode: (ArraySlice<UInt8>) -> [UInt8]?) -> Int? {
    var decoded: [UInt8] = []
    var decodedEnds: [Int] = []
    for column in ends.indices {
      guard let text = decode(utf8(column)) else { return column }
      decoded.append(contentsOf: text)
      decodedEnds.append(decoded.count)
    }
    bytes = decoded
    ends = decodedEnds
    return nil
  }
}

/// The rows of a table that have a text, in order, one in memory at a time.
package protocol TableRows: AnyObject {
  /// The table, without a row.
  var table: TablePlace { get }
  /// The next row with a text; nil behind the last. After an error there is no next row.
  func next() throws(TableError) -> TableRow?
}

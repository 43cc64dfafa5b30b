/// The rows of a worksheet.
///
/// Numbers, results of formulas, `TRUE`, `FALSE` and errors such as `#N/A` are texts, dates are `2025-05-01`. Merged
/// cells have their text in the first only. Cells without a text behind a row's last text are left out.
package final class WorkbookRows: TableRows {
  package let table: TablePlace
  private let handler: WorkbookSheetHandler
  private let reader: XMLReader
  private var hasEnded = false

  init(_ stream: some ByteStream, of table: TablePlace, context: WorkbookContext) throws(TableError) {
    self.table = table
    handler = WorkbookSheetHandler(table, context: context)
    reader = try XMLReader(stream, handler: handler, limits: context.limits)
  }

  package func next() throws(TableError) -> TableRow? {
    guard !hasEnded else { return nil }
    do throws(TableError) {
      if try reader.read() == .pause { return handler.row }
      hasEnded = true
      guard handler.isWorksheet else { throw .damagedSheet(table, detail: "Its file is no worksheet") }
      return nil
    } catch {
      hasEnded = true
      throw error
    }
  }
}

/// What the sheets of a workbook share.
struct WorkbookContext {
  var styles: WorkbookStyles
  var strings: WorkbookStrings
  var startsIn1904: Bool
  /// Whether numbers have what their formats add: `5%`, `54000 €`, `00123`.
  var showsFormats = false
  var limits: TableLimits
}

/// Makes rows of a worksheet's XML.
final class WorkbookSheetHandler: XMLHandler {
  private(set) var row: TableRow
  private(set) var isWorksheet = false
  private let context: WorkbookContext
  private var isInRow = false
  private var isInCell = false
  private var isInInline = false
  private var isInPhonetics = false
  /// Whether text belongs to the cell's value.
  private var isInValue = false
  private var value: [UInt8] = []
  private var column = -1
  private var kind = Kind.number
  private var style = WorkbookStyles.Style()

  private enum Kind {
    case number
    case shared
    case inline
    case bool
    /// The result of a formula, an error or a date in ISO 8601: the value as it stands.
    case text
  }

  init(_ table: TablePlace, context: WorkbookContext) {
    row = TableRow(of: table)
    self.context = context
  }

  var place: TablePlace { row.number == 0 ? row.table : row.place(isInCell ? column : nil) }

  func start(_ element: XMLElement) throws(TableError) {
    if element.isNamed("c") {
      if isInRow, !isInCell { try startCell(element) }
    } else if element.isNamed("v") {
      isInValue = isInCell && kind != .inline
    } else if element.isNamed("t") {
      isInValue = isInInline && !isInPhonetics
    } else if element.isNamed("row") {
      try startRow(element)
    } else if element.isNamed("is") {
      isInInline = isInCell && kind == .inline
    } else if element.isNamed("rPh") {
      isInPhonetics = true
    } else if element.isNamed("worksheet") {
      isWorksheet = true
    }
  }

  func end(_ element: XMLElement) throws(TableError) -> XMLStep {
    if element.isNamed("c") {
      if isInCell { try endCell() }
    } else if element.isNamed("v") || element.isNamed("t") {
      isInValue = false
    } else if element.isNamed("row") {
      isInRow = false
      isInCell = false
      isInInline = false
      if row.hasText { return .pause }
    } else if element.isNamed("is") {
      isInInline = false
    } else if element.isNamed("rPh") {
      isInPhonetics = false
    }
    return .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {
    guard isInValue else { return }
    guard value.count + bytes.count <= context.limits.cellLength else {
      throw .limit(place, noun: "bytes in the cell", limit: context.limits.cellLength)
    }
    value.append(contentsOf: bytes)
  }

  private func startRow(_ element: XMLElement) throws(TableError) {
    var number = row.number + 1
    if let text = element.attribute("r") {
      guard let given = Int(text), given >= 1 else {
        throw .damagedSheet(place, detail: "A row behind this one has the number \"\(shown(text))\"")
      }
      guard given > row.number else {
        throw .damagedSheet(place, detail: "Row \(given) stands behind row \(row.number)")
      }
      number = given
    }
    guard number <= context.limits.rows else { throw .limit(place, noun: "rows", limit: context.limits.rows) }
    row.begin(number: number)
    isInRow = true
    isInPhonetics = false
    column = -1
  }

  private func startCell(_ element: XMLElement) throws(TableError) {
    var reference: CellReference?
    var hasReference = false
    var number = 0
    kind = .number
    element.forEachAttribute { name, value in
      guard name[0] != 0, name[1] == 0 else { return }
      switch UInt8(bitPattern: name[0]) {
      case UInt8(ascii: "r"):
        hasReference = true
        reference = CellReference(value)
      case UInt8(ascii: "s"): number = Int(String(cString: value)) ?? 0
      case UInt8(ascii: "t"): kind = Self.kind(value)
      default: break
      }
    }
    if hasReference {
      guard let reference, reference.row == row.number else {
        throw .damagedSheet(row.place, detail: "A cell of this row says that it stands elsewhere")
      }
      guard reference.column > column else {
        throw .damagedSheet(
          row.place, detail: "Column \(columnLetters(reference.column)) stands behind column \(columnLetters(column))")
      }
      column = reference.column
    } else {
      column += 1
    }
    style = context.styles.style(number)
    value.removeAll(keepingCapacity: true)
    isInCell = true
  }

  private static func kind(_ type: UnsafePointer<CChar>) -> Kind {
    switch UInt8(bitPattern: type[0]) {
    case UInt8(ascii: "s"): type[1] == 0 ? .shared : .text
    case UInt8(ascii: "i"): .inline
    case UInt8(ascii: "b"): .bool
    case UInt8(ascii: "n"): .number
    default: .text
    }
  }

  private func endCell() throws(TableError) {
    isInCell = false
    isInInline = false
    isInValue = false
    switch kind {
    case .number:
      let date = style.isDate ? dateText(value[...], startsIn1904: context.startsIn1904) : nil
      let number = date ?? plainNumber(value[...])
      try append(
        (context.showsFormats && date == nil && !number.isEmpty ? style.appearance.shown(number) : number)[...])
    case .shared:
      guard !value.isEmpty else { return }
      guard let text = Int(String(decoding: value, as: UTF8.self)).flatMap(context.strings.string) else {
        throw .damagedSheet(
          row.place(column),
          detail: "The cell refers to shared text \(shown(String(decoding: value, as: UTF8.self))), which there is not")
      }
      try append(text)
    case .bool: try append(Array((value == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8)[...])
    case .inline, .text:
      decodeEscapes(&value, from: 0)
      try append(value[...])
    }
  }

  /// Cells without a text are made up for only when one with a text follows.
  private func append(_ text: ArraySlice<UInt8>) throws(TableError) {
    guard !text.isEmpty else { return }
    guard column < context.limits.columns else {
      throw .limit(row.place, noun: "columns", limit: context.limits.columns)
    }
    guard text.count <= context.limits.cellLength else {
      throw .limit(row.place(column), noun: "bytes in the cell", limit: context.limits.cellLength)
    }
    guard row.length + text.count <= context.limits.rowLength else {
      throw .limit(row.place, noun: "bytes in the row", limit: context.limits.rowLength)
    }
    row.skip(to: column)
    row.append(text)
    row.endCell()
    row.setIndent(style.indent)
  }
}

/// A cell's name, such as `AF12`.
struct CellReference {
  var column: Int
  var row: Int

  /// - Parameter text: ends in zero.
  init?(_ text: UnsafePointer<CChar>) {
    var next = text
    column = 0
    while (0x41...0x5A).contains(next.pointee) {
      column = column * 26 + Int(next.pointee) - 0x40
      next += 1
      // XFD is Excel's last.
      guard next - text <= 3 else { return nil }
    }
    row = 0
    let digits = next
    while (0x30...0x39).contains(next.pointee) {
      row = row * 10 + Int(next.pointee) - 0x30
      next += 1
      guard next - digits <= 7 else { return nil }
    }
    guard next.pointee == 0, column > 0, row > 0 else { return nil }
    column -= 1
  }
}

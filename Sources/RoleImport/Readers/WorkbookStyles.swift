/// What the cell formats of a workbook say about a cell's text.
final class WorkbookStyles: WorkbookPart {
  struct Style {
    var indent: UInt8 = 0
    var isDate = false
    var appearance = WorkbookAppearance.plain
  }

  let place: TablePlace
  private var styles: [Style] = []
  private var dateFormats: [Int: Bool] = [:]
  private var appearances: [Int: WorkbookAppearance] = [:]
  private var isInCellFormats = false
  private let limits: TableLimits

  /// No entry, no styles: a workbook need not have the part.
  init(_ entry: Archive.Entry?, of archive: Archive) throws(TableError) {
    limits = archive.limits
    place = TablePlace(file: archive.path, part: entry.map { .entry($0.name) })
    if let entry { try read(entry, of: archive) }
  }

  /// The style of this number; a plain one when there is none.
  func style(_ number: Int) -> Style { styles.indices.contains(number) ? styles[number] : Style() }

  func start(_ element: XMLElement) throws(TableError) {
    if element.isNamed("numFmt") {
      guard let id = element.attribute("numFmtId").flatMap({ Int($0) }), let code = element.attribute("formatCode")
      else {
        return
      }
      guard dateFormats.count < limits.styles else { throw .limit(place, noun: "number formats", limit: limits.styles) }
      dateFormats[id] = isDateFormat(code)
      appearances[id] = WorkbookAppearance(code: code)
    } else if element.isNamed("cellXfs") {
      isInCellFormats = true
    } else if isInCellFormats, element.isNamed("xf") {
      guard styles.count < limits.styles else { throw .limit(place, noun: "cell formats", limit: limits.styles) }
      let format = element.attribute("numFmtId").flatMap { Int($0) } ?? 0
      styles.append(
        Style(
          isDate: dateFormats[format] ?? isBuiltInDateFormat(format),
          appearance: appearances[format] ?? WorkbookAppearance(builtIn: format)))
    } else if isInCellFormats, element.isNamed("alignment"), let last = styles.indices.last {
      // Excel allows 250.
      styles[last].indent = element.attribute("indent").flatMap { UInt8($0) } ?? 0
    }
  }

  func end(_ element: XMLElement) -> XMLStep {
    if element.isNamed("cellXfs") { isInCellFormats = false }
    return .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The number formats that need no definition and show a day or a time (ECMA-376 part 1, 18.8.30).
///
/// 46 is elapsed hours, a length and no time of day.
private func isBuiltInDateFormat(_ id: Int) -> Bool {
  (14...22).contains(id) || (27...36).contains(id) || (50...58).contains(id) || id == 45 || id == 47
}

/// Whether a format code shows a day or a time: it has one of their letters outside of quotes, escapes and brackets.
func isDateFormat(_ code: String) -> Bool {
  var enclosing: UInt8?
  var bracketed: [UInt8] = []
  var isEscaped = false
  for byte in code.utf8 {
    if isEscaped {
      isEscaped = false
    } else if let end = enclosing {
      if byte != end {
        bracketed.append(byte)
      } else {
        enclosing = nil
        // Elapsed time, such as [h]:mm, is a length.
        if end == UInt8(ascii: "]"), !bracketed.isEmpty, bracketed.allSatisfy("hmsHMS".utf8.contains) { return false }
      }
    } else {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): isEscaped = true
      case UInt8(ascii: "\""): enclosing = byte
      case UInt8(ascii: "["):
        enclosing = UInt8(ascii: "]")
        bracketed = []
      // Behind it is the format of negative numbers.
      case UInt8(ascii: ";"): return false
      case _ where "ymdhsYMDHS".utf8.contains(byte): return true
      default: break
      }
    }
  }
  return false
}

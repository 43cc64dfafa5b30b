/// Where something stands in a table, as far as it is known.
package struct TablePlace: Hashable, Sendable, CustomStringConvertible {
  /// What of a file that holds several tables.
  package enum Part: Hashable, Sendable {
    /// A sheet of a workbook, by its name.
    case sheet(String)
    /// A file in a zip archive, by its path there.
    case entry(String)
  }

  package var file: String
  package var part: Part?
  /// Counts from 1, as spreadsheet programs count.
  package var row: Int?
  /// Counts from 1. Only texts have lines, and a quoted cell can span several.
  package var line: Int?
  /// Counts from 0.
  package var column: Int?

  package init(file: String, part: Part? = nil, row: Int? = nil, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.part = part
    self.row = row
    self.line = line
    self.column = column
  }

  /// Such as `pay.xlsx, sheet "May 2024", row 5, column C` or `pay.csv, row 5 (line 7), column 3`.
  package var description: String {
    var words = [file]
    var isSheet = false
    switch part {
    case .sheet(let name):
      words.append("sheet \"\(shown(name))\"")
      isSheet = true
    case .entry(let name): words.append("entry \(shown(name))")
    case nil: break
    }
    if let row {
      words.append(line.map { $0 == row ? "row \(row)" : "row \(row) (line \($0))" } ?? "row \(row)")
    }
    if let column { words.append("column \(isSheet ? columnLetters(column) : String(column + 1))") }
    return words.joined(separator: ", ")
  }
}

/// The letters of a spreadsheet column that counts from 0: A, Z, AA.
package func columnLetters(_ column: Int) -> String {
  guard column >= 0 else { return "" }
  var letters: [UInt8] = []
  var rest = column
  repeat {
    letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
    rest = rest / 26 - 1
  } while rest >= 0
  return String(decoding: letters.reversed(), as: UTF8.self)
}

/// The number, from 0, of the spreadsheet column with these letters; nil for anything but one to three letters.
package func columnNumber(_ letters: String) -> Int? {
  guard (1...3).contains(letters.utf8.count) else { return nil }
  var number = 0
  for byte in letters.utf8 {
    // Clears the bit that sets small letters apart.
    let letter = byte & 0xDF
    guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter), byte >= 0x41 else { return nil }
    number = number * 26 + Int(letter - UInt8(ascii: "A")) + 1
  }
  return number - 1
}

/// A text out of a file as messages quote it: short, in one line, and without what a terminal would obey.
func shown(_ text: String) -> String {
  var result = ""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == 60 { return result + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      result.unicodeScalars.append(scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}")
    default: result.unicodeScalars.append(scalar)
    }
    count += 1
  }
  return result
}

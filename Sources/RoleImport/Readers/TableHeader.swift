import RoleModel

/// The names in a table's header row, by which its columns are found.
///
/// Names are compared as `folded` leaves them: letter case, line breaks and signs don't matter.
package struct TableHeader: Sendable {
  package let row: TableRow
  /// The columns by folded name; of a name that stands twice, both.
  private let columns: [[UInt8]: [Int]]

  package init(_ row: TableRow) {
    self.row = row
    var columns: [[UInt8]: [Int]] = [:]
    for column in 0..<row.count {
      let name = folded(row[column])
      if !name.isEmpty { columns[name, default: []].append(column) }
    }
    self.columns = columns
  }

  /// Reads on to the first row that has all the names, past titles and notes above it.
  ///
  /// - Parameter alternatives: more columns, each with the names that it may have.
  /// - Throws: when none of the first rows has them, `missingColumn` about the row that has the most.
  package static func find(
    _ names: [String], oneOf alternatives: [[String]] = [], in rows: some TableRows, within limit: Int = 20
  ) throws(TableError) -> TableHeader {
    let wanted = names.map { [$0] } + alternatives
    var best: TableHeader?
    var bestCount = -1
    for _ in 0..<limit {
      guard let row = try rows.next() else { break }
      let header = TableHeader(row)
      let count = wanted.count { $0.contains { header.columns[folded($0)] != nil } }
      if count == wanted.count { return header }
      // Of rows that have none, the one with the most cells is the likeliest header.
      if (count, row.count) > (bestCount, best?.row.count ?? 0) { (best, bestCount) = (header, count) }
    }
    guard let best else { throw .noHeader(rows.table) }
    for names in wanted { _ = try best.column(names) }
    return best
  }

  /// The column of this name.
  package func column(_ name: String) throws(TableError) -> Int {
    guard let column = try optionalColumn(name) else { throw .missingColumn(row.place, name: name, columns: names) }
    return column
  }

  /// The column of the first of these names that the table has, for tables that were renamed between years.
  package func column(_ names: [String]) throws(TableError) -> Int {
    for name in names { if let column = try optionalColumn(name) { return column } }
    throw .missingColumn(row.place, name: names.first ?? "", columns: self.names)
  }

  /// The column of this name; nil when the table lacks it.
  package func optionalColumn(_ name: String) throws(TableError) -> Int? {
    try only(columns[folded(name)] ?? [])
  }

  /// The one column whose name starts so, for names that end in a year or a note.
  package func column(startingWith start: String) throws(TableError) -> Int {
    let wanted = folded(start)
    // Whole words only: "Employment, 20" is not the start of "Employment, 2024".
    let found = columns.filter { $0.key.starts(with: wanted) && ($0.key.dropFirst(wanted.count).first ?? 0x20) == 0x20 }
    guard let column = try only(found.values.flatMap(\.self).sorted()) else {
      throw .missingColumn(row.place, name: start, columns: names)
    }
    return column
  }

  /// The one column whose name ends so, for names that begin with a year.
  package func column(endingWith end: String) throws(TableError) -> Int {
    let wanted = folded(end)
    let found = columns.filter { name, _ in
      name.suffix(wanted.count).elementsEqual(wanted) && (name.dropLast(wanted.count).last ?? 0x20) == 0x20
    }
    guard let column = try only(found.values.flatMap(\.self).sorted()) else {
      throw .missingColumn(row.place, name: end, columns: names)
    }
    return column
  }

  /// Refuses a row with texts behind the header's last column, whose other cells would be misread as well.
  package func check(_ row: TableRow) throws(TableError) {
    guard row.count > self.row.count else { return }
    let extra = (self.row.count..<row.count).last { !row.utf8($0).isEmpty }
    guard let extra else { return }
    throw .extraCells(row.place, count: extra + 1, columns: self.row.count)
  }

  /// Refuses a row with texts behind the header's last column, and in a text file one that has fewer cells than the header:
  /// its file was cut short.
  package func checkWhole(_ row: TableRow) throws(TableError) {
    try check(row)
    guard row.table.part == nil, row.count < self.row.count else { return }
    throw .content(
      row.place,
      sentence: "The row has \(row.count) cells of \(self.row.count): the file was cut short. Get it again.")
  }

  /// The names as they stand there.
  package var names: [String] { (0..<row.count).map { row.trimmed($0) }.filter { !$0.isEmpty } }

  private func only(_ found: [Int]) throws(TableError) -> Int? {
    if found.count > 1 { throw .repeatedColumn(row.place(found[1]), name: row[found[1]], first: found[0]) }
    return found.first
  }
}

import RoleModel

/// Job zones: how much preparation an occupation takes. Source: O*NET, Job Zone Reference.
extension ONetReader {
  /// From 30.2 on no occupation is of zone 1: those that were are of zone 2, which is then less than it was.
  private var definition: String {
    let least = release.isFrom(30, 2) ? "2, some, little or none" : "1, little or none"
    return
      "O*NET's job zone: how much education, experience and training together the occupation takes, from \(least), to 5, "
      + "extensive"
  }

  mutating func readZones(_ table: ONetFiles.Table) throws(TableError) {
    let columns = try ONetColumns(table, ["Job Zone"])
    var zones: [(part: Int, zone: Double, locator: Locator)] = []
    var seen = Set<Int>()
    while let row = try next(table, columns) {
      let part = try part(of: row, columns)
      guard let zone = try number(row, columns[0], in: 1...5) else {
        report.cellsWithheld += 1
        continue
      }
      guard zone == zone.rounded() else {
        throw .content(
          row.place(columns[0]), sentence: "A job zone is a whole number from 1 to 5. Get the table from its publisher."
        )
      }
      guard seen.insert(part).inserted else {
        throw .content(
          row.place, sentence: "\(parts[part].code.code) has a job zone already. Remove one of the rows.")
      }
      zones.append((part, zone, table.locator(of: row)))
    }
    for (part, zone, locator) in zones {
      parts[part].figures.append(
        Figure(
          field: .zone, value: .number(zone), definition: definition, year: release.year, place: "US",
          source: source, locator: locator))
      report.figuresRead += 1
    }
  }
}

import RoleModel

/// Who works in each occupation, by the annual tables of the Current Population Survey.
///
/// CPS counts employed people of 16 and older by what households say, and OEWS jobs by what employers report: the
/// shares of one do not apply to the counts of the other. Percentages and medians of fewer than 50,000 people are
/// withheld. A code whose census row a table lacks has a part without figures.
/// Definitions: BLS, "Concepts and Definitions (CPS)".
package enum CPSImporter {
  /// Reads table 11: women, race, and Hispanic ethnicity, in percent of the employed.
  ///
  /// - Parameter path: a workbook with the sheet `cpsaat11`, alone or among others.
  package static func sexAndRace(path: String, titles: CPSTitles) throws(TableError) -> ImportedTable {
    let table = try CPSTable(
      path: path, number: "11", total: "Total employed",
      columns: ([women] + races).map { .init($0, possible: PossibleNumber.percent) })
    let subject = "employed people by occupation and sex, race, and Hispanic ethnicity"
    return try table.imported(of: subject, titles: titles) { row in [sex(row), race(row)] }
  }

  /// Reads table 11b: the employed by age, and their median age.
  ///
  /// - Parameter path: a workbook with the sheet `cpsaat11b`, alone or among others.
  package static func ages(path: String, titles: CPSTitles) throws(TableError) -> ImportedTable {
    let table = try CPSTable(
      path: path, number: "11b", total: "Total, 16 years and over",
      columns: bands.map { .init($0) } + [.init(medianAge, possible: Field.ageMedian.possible)])
    return try table.imported(of: "employed people by occupation and age", titles: titles) { row in
      [ageShares(row), ageMedian(row)]
    }
  }

  /// Reads table 39: the median usual weekly earnings of full-time wage and salary workers, of both sexes and of each.
  ///
  /// - Parameter path: a workbook with the sheet `cpsaat39`, alone or among others.
  package static func earnings(path: String, titles: CPSTitles) throws(TableError) -> ImportedTable {
    let workers = [
      (heading: "Total", words: "both sexes"), (heading: "Men", words: "men"), (heading: "Women", words: "women"),
    ]
    let table = try CPSTable(
      path: path, number: "39", total: .init("Number of workers", below: "Total"),
      columns: workers.map { .init("Median weekly earnings", below: $0.heading, possible: Field.payWeekly.possible) }
        + workers.map { .init("Number of workers", below: $0.heading) })
    let subject = "median weekly earnings of full-time wage and salary workers by occupation and sex"
    return try table.imported(of: subject, titles: titles) { row in
      zip(workers, zip(row.cells, row.cells.dropFirst(workers.count))).map { workers, cells in
        CPSTable.Finding(
          field: .payWeekly,
          definition:
            "median usual weekly earnings of full-time wage and salary workers, \(workers.words), annual average",
          value: cells.0.map { .number($0) }, people: cells.1.map { $0 * 1000 })
      }
    }
  }

  private static let women = "Women"
  private static let races = ["White", "Black or African American", "Asian", "Hispanic or Latino"]
  private static let bands = [
    "16 to 19 years", "20 to 24 years", "25 to 34 years", "35 to 44 years", "45 to 54 years", "55 to 64 years",
    "65 years and over",
  ]
  private static let medianAge = "Median age"
  private static let population = "employed people aged 16 and over, annual average"

  private static func sex(_ row: CPSTable.Row) -> CPSTable.Finding {
    let definition = "\(population), by sex"
    guard let women = row.cells[0] else { return .withheld(.sexShares, definition) }
    // The table has one decimal, and so has the rest of 100.
    let men = ((100 - women) * 10).rounded() / 10
    return CPSTable.Finding(
      field: .sexShares, definition: definition, value: .shares([Share("men", men), Share("women", women)]),
      formula: "men = 100 - \(NumberText.plain(women)), the share of women as the table has it")
  }

  private static func race(_ row: CPSTable.Row) -> CPSTable.Finding {
    let definition = """
      \(population), by race and by Hispanic ethnicity; the parts overlap and do not sum to 100: Hispanic or Latino \
      people are of any race, and other races are not in the table
      """
    let shares = zip(races, row.cells.dropFirst()).compactMap { race, percent in percent.map { Share(race, $0) } }
    guard !shares.isEmpty else { return .withheld(.raceShares, definition) }
    return CPSTable.Finding(field: .raceShares, definition: definition, value: .shares(shares))
  }

  private static func ageShares(_ row: CPSTable.Row) -> CPSTable.Finding {
    let definition = "\(population), by age"
    let counts = row.cells.dropLast().compactMap(\.self)
    let sum = counts.reduce(0, +)
    // The table has counts of any size, but no median where it withholds what is computed from too few people.
    guard row.cells.last != .some(nil), counts.count == bands.count, sum > 0 else {
      return CPSTable.Finding(field: .ageShares, definition: definition, isOfTooFew: counts.count == bands.count)
    }
    let shares = zip(bands, counts).map { band, count in Share(band, (count / sum * 1000).rounded() / 10) }
    return CPSTable.Finding(
      field: .ageShares, definition: definition, value: .shares(shares),
      formula: "people of the age / people of all \(bands.count) ages * 100, of counts in whole thousands")
  }

  private static func ageMedian(_ row: CPSTable.Row) -> CPSTable.Finding {
    let definition = "median age of \(population)"
    guard let median = row.cells.last.flatMap(\.self) else { return .withheld(.ageMedian, definition) }
    return CPSTable.Finding(field: .ageMedian, definition: definition, value: .number(median))
  }
}

/// The May that an OEWS table is of.
enum OEWSYear {
  /// The year by the names of the file, of the zip that it lies in, and of the sheet: `national_M2025.csv`, `all_data_M_2024.xlsx`,
  /// `oesm24nat.zip`, `All May 2024 data`. nil where none has it.
  static func year(in path: String, sheet: String?, of place: TablePlace) throws(TableError) -> Int? {
    let names = path.split(separator: "/").map(String.init)
    let archives = names.dropLast().filter { $0.lowercased().hasSuffix(".zip") }
    let years = Set((names.suffix(1) + [sheet ?? ""]).compactMap(year))
    if years.count > 1 {
      throw .content(place, sentence: "The names of the file and of its sheet have two years. Get the file again.")
    }
    return try checked(years.first ?? archives.compactMap(year).last, of: place)
  }

  /// The year that a row above the header has, such as `May 2024`.
  static func year(above rows: [TableRow], of place: TablePlace) throws(TableError) -> Int? {
    try checked(rows.lazy.flatMap(\.cells).compactMap(year).first, of: place)
  }

  static func missing(_ place: TablePlace) -> TableError {
    .content(
      place, sentence: "The table doesn't say its year. Keep the publisher's file name, such as national_M2025.csv.")
  }

  private static func checked(_ year: Int?, of place: TablePlace) throws(TableError) -> Int? {
    // Tables of earlier years follow older classifications, or cap pay at another amount.
    if let year, year < 2022 {
      throw .content(
        place,
        sentence: "The table is of May \(year), and tables from May 2022 on are read: earlier ones have other codes. "
          + "Take a later one at bls.gov/oes/tables.htm.")
    }
    return year
  }

  private static func year(in name: String) -> Int? {
    if let found = name.firstMatch(of: /(?:^|[^A-Za-z])[Mm](?:ay)?[_ ]?(20[0-9]{2})(?![0-9])/) { return Int(found.1) }
    // The publisher's zips: `oesm24nat.zip`.
    return name.firstMatch(of: /(?:^|[^A-Za-z])oesm([0-9]{2})(?:nat|st|all)/).flatMap { Int($0.1) }.map { 2000 + $0 }
  }
}

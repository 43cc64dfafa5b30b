import RoleModel

extension RoleBook {
  /// Reads a table and joins it.
  package mutating func apply(_ table: OfficialTable) throws(TableError) -> ImportReport {
    switch table {
    case .onet(let path, let includesTasks):
      return apply(try ONetImporter.table(path: path, includesTasks: includesTasks))
    case .oews(let path): return apply(try OEWSImporter.table(path: path))
    case .outlook(let path): return apply(try ProjectionsImporter.outlook(path: path))
    case .educationShares(let path): return apply(try ProjectionsImporter.education(path: path))
    case .skillScores(let path): return apply(try ProjectionsImporter.skillScores(path: path))
    case .sexAndRace(let path, let titles):
      return apply(try CPSImporter.sexAndRace(path: path, titles: CPSTitles(path: titles)))
    case .ages(let path, let titles): return apply(try CPSImporter.ages(path: path, titles: CPSTitles(path: titles)))
    case .earnings(let path, let titles):
      return apply(try CPSImporter.earnings(path: path, titles: CPSTitles(path: titles)))
    case .codes(let path):
      let codes = try ProjectionsCodes(path: path)
      apply(codes)
      var report = ImportReport()
      report.rowsRead = codes.count
      report.codesWithoutRole = codes.all.filter { indicesByCode[$0] == nil }
      return report
    case .prices(let path): return apply(try RegionalPrices(path: path))
    }
  }
}

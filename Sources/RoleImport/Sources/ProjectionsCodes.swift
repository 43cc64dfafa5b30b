import RoleModel

/// Which BLS code each O*NET-SOC code is counted under, by BLS's crosswalk to its National Employment Matrix.
///
/// Most BLS codes are the first seven characters, but BLS collapses some by no rule of digits. Codes without a BLS
/// code, such as military ones, are not in the crosswalk.
package struct ProjectionsCodes: Sendable {
  private var codes: [String: Code] = [:]

  /// Reads the first sheet of a workbook such as `nem-onet-to-soc-crosswalk.xlsx`.
  package init(path: String) throws(TableError) {
    let workbook = try Workbook(path: path)
    let rows = try workbook.rows(of: workbook.firstVisibleSheet)
    let header = try TableHeader.find(["O*NET-SOC Code", "NEM Code"], in: rows)
    let from = try header.column("O*NET-SOC Code")
    let to = try header.column("NEM Code")
    while let row = try rows.next() {
      let code = row.trimmed(to)
      guard isMatrixCode(code) else { continue }
      codes[row.trimmed(from)] = Code(scheme: .soc2018, code: code)
    }
    guard !codes.isEmpty else {
      throw .content(rows.table, sentence: "The table has no row with a code such as 11-2022. Use it as BLS ships it.")
    }
  }

  /// The number of O*NET-SOC codes.
  package var count: Int { codes.count }

  /// The O*NET-SOC codes, in order.
  package var all: [String] { codes.keys.sorted() }

  /// The BLS code of an O*NET-SOC code such as `13-1021.00`.
  package func code(ofONET code: String) -> Code? { codes[code] }
}

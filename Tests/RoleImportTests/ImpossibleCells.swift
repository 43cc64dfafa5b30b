import RoleModel
import Testing

@testable import RoleImport

/// Numbers that stand in no table, and a few that may.
enum ImpossibleCells {
  static let values = [
    "-1", "-0.1", "0", "101", "1e19", "10000000000000000000", "-10000000000000000000", "1e300", "-1e300", "1e-300",
    "4611686018427387904", "nan", "inf", "-inf",
  ]

  /// A table with one cell replaced is refused with the cell's place, or makes figures that can be.
  ///
  /// - Parameter place: how the place ends, such as `row 8, column C`.
  static func expectPossible(_ value: String, at place: String, _ read: () throws -> ImportedTable) {
    do {
      let table = try read()
      for part in table.parts {
        #expect(part.figures.allSatisfy { $0.fault == nil }, "\(value) at \(place)")
        #expect(part.skills.allSatisfy { $0.fault == nil }, "\(value) at \(place)")
        #expect(part.placePay.allSatisfy { $0.rows.allSatisfy { $0.fault == nil } }, "\(value) at \(place)")
      }
    } catch let error as TableError {
      #expect(error.description.contains("\(place): "), "\(value): \(error)")
    } catch { Issue.record("\(value) at \(place): \(error)") }
  }
}

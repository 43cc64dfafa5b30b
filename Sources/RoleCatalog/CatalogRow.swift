import GRDB
import RoleModel

/// One row of a catalog's table. What it holds is never trusted: a wrong type, a NULL or a number out of range is a failure
/// that names catalog, table and row.
struct CatalogRow {
  let row: Row
  let catalog: String
  let table: String
  /// Whose rows were asked for, such as `role 12`; empty for a whole table.
  let owner: String
  /// Counts the rows of the question from 1.
  let number: Int

  func text(_ column: Int) throws(CatalogFailure) -> String {
    guard case .string(let text) = value(column) else { throw failure(column, "is not text") }
    return text
  }

  func textOrNil(_ column: Int) throws(CatalogFailure) -> String? {
    isNull(column) ? nil : try text(column)
  }

  func integer(_ column: Int, in range: ClosedRange<Int> = 0...Int(Int64.max)) throws(CatalogFailure) -> Int {
    guard case .int64(let number) = value(column) else { throw failure(column, "is not a whole number") }
    guard let integer = Int(exactly: number), range.contains(integer) else {
      throw failure(column, "is \(number), which is out of range")
    }
    return integer
  }

  func integerOrNil(_ column: Int, in range: ClosedRange<Int>) throws(CatalogFailure) -> Int? {
    isNull(column) ? nil : try integer(column, in: range)
  }

  func number(_ column: Int) throws(CatalogFailure) -> Double {
    switch value(column) {
    case .double(let number) where number.isFinite: return number
    case .int64(let number): return Double(number)
    default: throw failure(column, "is not a number")
    }
  }

  func number(_ column: Int, in range: ClosedRange<Double>) throws(CatalogFailure) -> Double {
    try possible(number(column), column, range)
  }

  func numberOrNil(_ column: Int) throws(CatalogFailure) -> Double? {
    isNull(column) ? nil : try number(column)
  }

  private func possible(
    _ number: Double, _ column: Int, _ range: ClosedRange<Double>
  ) throws(CatalogFailure) -> Double {
    if PossibleNumber.fault(number, range) == nil { return number }
    throw failure(column, "is \(NumberText.exact(number)), which is \(Figure.Status.impossible.rawValue)")
  }

  /// A number that is stored as whole hundredths where it has no further digits, else as itself.
  func hundredths(_ column: Int) throws(CatalogFailure) -> Double {
    if case .int64(let number) = value(column) { return Double(number) / 100 }
    return try number(column)
  }

  func hundredths(_ column: Int, in range: ClosedRange<Double>) throws(CatalogFailure) -> Double {
    try possible(hundredths(column), column, range)
  }

  func hundredthsOrNil(_ column: Int) throws(CatalogFailure) -> Double? {
    isNull(column) ? nil : try hundredths(column)
  }

  /// A position in a document: a whole number is that of a row.
  func position(_ column: Int) throws(CatalogFailure) -> String {
    if case .int64(let number) = value(column) { return "row \(number)" }
    return try text(column)
  }

  func bytes(_ column: Int) throws(CatalogFailure) -> [UInt8] {
    guard case .blob(let bytes) = value(column) else { throw failure(column, "is not a BLOB") }
    return Array(bytes)
  }

  func isNull(_ column: Int) -> Bool { value(column) == .null }

  /// A failure that points at this row and one of its columns.
  func failure(_ column: Int, _ words: String) -> CatalogFailure {
    failure("column \(Array(row.columnNames)[column]) \(words)")
  }

  /// A failure that points at this row.
  func failure(_ words: String) -> CatalogFailure {
    let place = owner.isEmpty ? "table \(table), row \(number)" : "table \(table), row \(number) of \(owner)"
    return CatalogFailure(
      "The catalog \(catalog) is damaged: \(place): \(words). Get a new copy of it, or build it again.")
  }

  private func value(_ column: Int) -> DatabaseValue.Storage {
    let value: DatabaseValue = row[column]
    return value.storage
  }
}

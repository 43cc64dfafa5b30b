import Foundation
import GRDB
import RoleModel

@testable import RoleCatalog

/// A part of the bundled catalog with numbers of one kind replaced, and sealed anew, as someone could who wants a catalog to say
/// it.
struct ForgedNumbers: Sendable {
  let name: String
  private let put: @Sendable (Database, Double) throws -> Void

  /// Every kind of number that a catalog has: the columns that hold one, and each number of what is packed.
  static let all: [ForgedNumbers] =
    columns.map { table, column in
      ForgedNumbers(name: "\(table).\(column)") { database, number in
        try database.execute(
          sql: "UPDATE OR IGNORE \(table) SET \(column) = ? WHERE \(column) IS NOT NULL", arguments: [number])
      }
    }
    + whole.map { table, column in
      ForgedNumbers(name: "\(table).\(column)") { database, number in
        try database.execute(
          sql: "UPDATE OR IGNORE \(table) SET \(column) = ? WHERE \(column) IS NOT NULL",
          arguments: [Int64(exactly: number.rounded()) ?? (number > 0 ? .max : .min)])
      }
    }
    + ["shares", "percentiles"].map { shape in
      ForgedNumbers(name: "figure.parts of \(shape)") { try putParts(shape, $1, in: $0) }
    }
    + (0..<5).map { index in
      ForgedNumbers(name: "skill_list.ratings, number \(index)") { try putRatings(index, $1, in: $0) }
    }
    + [
      ForgedNumbers(name: "skill_column.observations") { try putObservations($1, in: $0) },
      ForgedNumbers(name: "place_pay.places") { try putPlaces($1, in: $0) },
    ]

  private static let columns = [
    ("role", "pay_low"), ("role", "pay_high"), ("role", "growth"), ("role", "jobs"), ("role", "openings"),
    ("figure", "number"), ("figure", "low"), ("figure", "high"), ("figure", "relative_standard_error"),
    ("skill_norm", "mean"), ("skill_norm", "deviation"), ("detection_limit", "share"), ("price_parity", "parity"),
  ]
  private static let whole = [
    ("role", "pay_year"), ("figure", "year"), ("source", "year"), ("place_pay", "year"), ("price_parity", "year"),
    ("source", "entry_count"), ("section", "role_count"), ("section", "first_position"), ("skill", "role_count"),
    ("skill_norm", "role_count"), ("place_pay", "place_count"), ("meta", "value"), ("figure", "opens"),
  ]

  /// The articles' roles and the managers of the bundled catalog with all that it says of them.
  private static let sound = Result {
    let folder = try TemporaryFolder()
    let catalog = try BundledCatalog.open()
    let roles = try (0..<catalog.roleCount).map { try catalog.role(at: $0) }.filter {
      $0.kind != .occupation || $0.id.text.hasPrefix("11-")
    }
    let ids = Set(roles.map(\.id))
    var places: [RoleID: [PlacePay]] = [:]
    for id in ids { places[id] = try catalog.position(of: id).map { try catalog.placePay(at: $0) } }
    let path = folder.path + "/sound.sqlite"
    try CatalogWriter.write(
      sources: catalog.sources(),
      roles: roles.map { role in
        var role = role
        role.edges.removeAll { !ids.contains($0.role) }
        return role
      }, placePay: { places[$0] ?? [] }, parities: catalog.priceParities(), to: path)
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// Writes the catalog with a number wherever this kind stands.
  func catalog(with number: Double, in folder: borrowing TemporaryFolder) throws -> String {
    let path = try folder.write(Self.sound.get(), to: "forged.sqlite")
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { try put($0, number) }
    try queue.close()
    try PageSeal.seal(fileAt: path, path: path)
    return path
  }

  private static func putParts(_ shape: String, _ number: Double, in database: Database) throws {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT role, ordinal, parts FROM figure JOIN term ON term.id = shape WHERE term.text = ?",
      arguments: [shape])
    for row in rows {
      var packed = PackedNumberReader([UInt8](row["parts"] as Data))
      var writer = PackedNumberWriter()
      while let head = packed.number() {
        writer.append(head)
        if shape == "percentiles", head == 0 { continue }
        _ = packed.hundredths()
        try writer.append(hundredths: number)
      }
      try database.execute(
        sql: "UPDATE figure SET parts = ? WHERE role = ? AND ordinal = ?",
        arguments: [Data(writer.bytes), row["role"] as Int, row["ordinal"] as Int])
    }
  }

  private static func putRatings(_ index: Int, _ number: Double, in database: Database) throws {
    for row in try Row.fetchAll(database, sql: "SELECT role, ratings FROM skill_list") {
      var packed = PackedNumberReader([UInt8](row["ratings"] as Data))
      var writer = PackedNumberWriter()
      while !packed.isAtEnd {
        var head = (0..<4).compactMap { _ in packed.number() }
        let count = head.removeLast()
        for part in head + [count] { writer.append(part) }
        for _ in 0..<count {
          writer.append(packed.number() ?? 0)
          let step = packed.number() ?? 0
          writer.append(step)
          if step == 0 { writer.append(packed.text() ?? "") }
          let bits = packed.number() ?? 0
          writer.append(bits)
          for bit in 0..<5 where bits >> bit & 1 == 1 {
            let old = packed.hundredths() ?? 0
            try writer.append(hundredths: bit == index ? number : old)
          }
          if bits & 32 != 0 { writer.append(packed.number() ?? 0) }
        }
      }
      try database.execute(
        sql: "UPDATE skill_list SET ratings = ? WHERE role = ?", arguments: [Data(writer.bytes), row["role"] as Int])
    }
  }

  private static func putObservations(_ number: Double, in database: Database) throws {
    for row in try Row.fetchAll(database, sql: "SELECT id, observations FROM skill_column") {
      var writer = SkillColumnWriter()
      _ = try SkillColumnReader.read([UInt8](row["observations"] as Data)) { entry in
        try writer.append(
          position: entry.position, kind: entry.kind, source: entry.source,
          importance: entry.isImportance ? number : nil, share: entry.isImportance || entry.amount.isNaN ? nil : number)
      }
      try database.execute(
        sql: "UPDATE skill_column SET observations = ? WHERE id = ?",
        arguments: [Data(writer.packed.bytes), row["id"] as Int])
    }
  }

  /// Amounts of places count units, which are packed without a sign, of 55 bits at most.
  private static func putPlaces(_ number: Double, in database: Database) throws {
    let amount = Int(min(abs(number), 1e16)) | 1
    for row in try Row.fetchAll(database, sql: "SELECT id, places FROM place_pay") {
      var packed = PackedNumberReader([UInt8](row["places"] as Data))
      var writer = PackedNumberWriter()
      let count = packed.number() ?? 0
      writer.append(count)
      writer.append(packed.number() ?? 1)
      func copy(_ times: Int) -> [Int] {
        (0..<times).map { _ in
          let old = packed.number() ?? 0
          writer.append(old == 0 ? 0 : amount)
          return old
        }
      }
      for _ in 0..<count {
        writer.append(raw: Array(packed.raw(2) ?? []))
        writer.append(packed.number() ?? 0)
        _ = copy(5)
        guard copy(5).allSatisfy({ $0 == 0 }) else { continue }
        let hasHourly = packed.number() ?? 0
        writer.append(hasHourly)
        _ = copy(5 * hasHourly)
      }
      try database.execute(
        sql: "UPDATE place_pay SET places = ? WHERE id = ?", arguments: [Data(writer.bytes), row["id"] as Int])
    }
  }
}

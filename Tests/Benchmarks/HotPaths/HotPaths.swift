import Benchmark
import Explorer
import Foundation
import RoleCatalog
import RoleImport
import RoleModel
import TerminalScreen

/// What runs between a key and its screen, and what makes the first screen, on the bundled catalog at 120 columns and 36 rows.
///
/// Instructions are counted where the machine lets them be; where it does not, as on many rented ones, they are left out.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .instructions], warmupIterations: 3, maxDuration: .seconds(2))
  measureKeys()
  measureSearches()
  measureReading()
}

private let size = Size(columns: 120, rows: 36)

/// One more than the recently read roles that a catalog keeps: each reading is a fresh one.
private let stride = 37

private func measureKeys() {
  Benchmark("decode 1,000 keys") { benchmark in
    let bytes = Array(String(repeating: "\u{1B}[B", count: 500).utf8) + Array(repeating: UInt8(ascii: "j"), count: 500)
    benchmark.startMeasurement()
    var decoder = Decoder()
    blackHole(decoder.decode(bytes))
  }
  Benchmark(
    "update, a move",
    closure: { benchmark, explorer in
      var explorer = explorer
      benchmark.startMeasurement()
      explorer.send(.key(.down))
      blackHole(explorer.model.view)
    }, setup: { try opened() })
  Benchmark("draw", closure: { _, explorer in blackHole(explorer.screen) }, setup: { try opened() })
  Benchmark(
    "present, a move to and fro",
    closure: { _, shown in
      for screen in shown.screens { shown.session.present(screen) }
    }, setup: { try Shown() })
}

/// A session on a terminal that swallows everything, and two screens that differ by a move.
private final class Shown {
  let session: TerminalSession
  let screens: [Screen]

  init() throws {
    guard NullTerminal.isOpen else { throw NoTerminal() }
    session = try TerminalSession.open(.init())
    var explorer = try opened()
    let first = explorer.screen
    explorer.send(.key(.down))
    screens = [explorer.screen, first]
    session.present(first)
  }

  struct NoTerminal: Error {}
}

private func opened() throws -> ScriptedExplorer {
  try ScriptedExplorer(catalog: try BundledCatalog.open(), size: size)
}

private func measureSearches() {
  Benchmark(
    "filter by words, nothing kept",
    closure: { _, asked in
      blackHole(try FilterQuery("sales manager").result(in: asked.catalog))
    }, setup: { try Asked() })
  Benchmark(
    "filter by figures",
    closure: { _, asked in
      blackHole(try FilterQuery("pay>80k, education>=bachelor").result(in: asked.catalog, memo: asked.filterMemo))
    }, setup: { try Asked() })
  Benchmark(
    "skills query",
    closure: { _, asked in
      let search = try SkillSearch("negotiation, writing^2", vocabulary: asked.vocabulary)
      blackHole(try search.fits(in: asked.catalog, sources: asked.sources, memo: asked.skillMemo))
    }, setup: { try Asked() })
  Benchmark(
    "skills query, nothing kept",
    closure: { _, asked in
      let search = try SkillSearch("negotiation, writing^2", vocabulary: asked.vocabulary)
      blackHole(try search.fits(in: asked.catalog, sources: asked.sources))
    }, setup: { try Asked() })
  Benchmark(
    "kinship of all roles",
    closure: { _, asked in
      blackHole(try Kinship(asked.catalog, sources: asked.sources))
    }, setup: { try Asked() })
  Benchmark(
    "kin of a role",
    closure: { _, asked in
      blackHole(asked.kinship.kin(of: asked.nextPosition()))
    }, setup: { try Asked() })
}

private func measureReading() {
  Benchmark("catalog open") { _ in blackHole(try BundledCatalog.open()) }
  Benchmark(
    "role load",
    closure: { _, asked in
      blackHole(try asked.catalog.role(at: asked.nextPosition()))
    }, setup: { try Asked() })
  Benchmark("import of the role files") { _ in
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("hot-paths-\(getpid()).sqlite").path
    defer { unlink(path) }
    blackHole(try CatalogBuild.build(roleFiles: roleFiles, openingRole: RoleID("account-director"), into: path))
  }
}

/// The repository's own role files; the official tables' import is measured by imports.py.
private let roleFiles: [String] = {
  let resources = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    .appendingPathComponent("Resources")
  let roles = resources.appendingPathComponent("Roles").path
  let names = (try? FileManager.default.contentsOfDirectory(atPath: roles)) ?? []
  return [resources.appendingPathComponent("Sources.json").path] + names.sorted().map { "\(roles)/\($0)" }
}()

/// A catalog, and what a session keeps beside it from one question to the next.
private final class Asked {
  let catalog: CatalogReader
  let sources: SourceTable
  let vocabulary: SkillVocabulary
  let filterMemo = FilterMemo()
  let skillMemo = SkillSearchMemo()
  private(set) lazy var kinship: Kinship = {
    do { return try Kinship(catalog, sources: sources) } catch { preconditionFailure("\(error)") }
  }()
  private var position = 0

  init() throws {
    catalog = try BundledCatalog.open()
    sources = SourceTable(try catalog.sources())
    vocabulary = SkillVocabulary(try catalog.skillNames())
  }

  func nextPosition() -> Int {
    position = (position + stride) % catalog.roleCount
    return position
  }
}

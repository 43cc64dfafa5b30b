import Foundation
import RoleModel

@testable import Explorer
@testable import RoleCatalog
@testable import RoleImport
@testable import TerminalScreen

/// What reads bytes that a stranger may have made.
enum Reader: String, CaseIterable {
  case keys, filters, queries, pays, scripts, settings, tables, workbooks, roles, catalogs

  func read(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    switch self {
    case .keys:
      var decoder = Decoder()
      _ = decoder.decode(input) + decoder.flush()
    case .filters:
      if let query = try? FilterQuery(text) { _ = try? query.result(in: Fixed.catalog, memo: Fixed.filterMemo) }
    case .queries:
      guard let search = try? SkillSearch(text, vocabulary: Fixed.vocabulary) else { return }
      _ = try? search.fits(in: Fixed.catalog, sources: Fixed.sources, memo: Fixed.skillMemo)
    case .pays: if let pay = try? StatedPay(text) { _ = try? StatedPay(pay.text) }
    case .scripts:
      guard let events = try? KeyScript.events(text), var explorer = Fixed.explorer else { return }
      for event in events.prefix(40) { explorer.send(event) }
      _ = explorer.screen
    case .settings:
      if let entries = try? TOMLFile.entries(of: input, path: "config.toml") { _ = Settings(entries).problems }
    case .tables:
      withFile(input) { path in
        for delimiter in [DelimitedText.Delimiter.comma, .tab] {
          guard let file = try? FileStream(path: path) else { return }
          let rows = DelimitedText(file, format: .init(delimiter: delimiter), chunkLength: 7)
          while (try? rows.next()).flatMap({ $0 }) != nil {}
        }
      }
    case .workbooks:
      withFile(input) { path in
        guard let workbook = try? Workbook(path: path), let rows = try? workbook.rows(of: workbook.firstVisibleSheet)
        else { return }
        while (try? rows.next()).flatMap({ $0 }) != nil {}
      }
    case .roles: _ = RoleFile.read(texts: [("a.json", input)])
    case .catalogs:
      withFile(input) { path in
        // Sealed, so that what lies behind the checksums is tried.
        try? PageSeal.seal(fileAt: path, path: path)
        guard let catalog = try? CatalogReader(path: path) else { return }
        for position in 0..<min(3, catalog.roleCount) { _ = try? catalog.role(at: position) }
        _ = try? FilterQuery("sales").result(in: catalog)
        _ = try? catalog.skillNames()
      }
    }
  }

  /// Runs `body` with the path of a file in memory that holds the bytes.
  private func withFile(_ bytes: [UInt8], _ body: (String) -> Void) {
    let path = "/dev/shm/rolescope-fuzzing-\(ProcessInfo.processInfo.processIdentifier)"
    guard (try? Data(bytes).write(to: URL(fileURLWithPath: path))) != nil else { return }
    body(path)
    unlink(path)
  }
}

/// What all inputs are read beside.
private enum Fixed {
  static let catalog: CatalogReader = known(BundledCatalog.open)
  static let vocabulary: SkillVocabulary = known { SkillVocabulary(try catalog.skillNames()) }
  static let sources: RoleModel.SourceTable = known { RoleModel.SourceTable(try catalog.sources()) }
  static let filterMemo = FilterMemo()
  static let skillMemo = SkillSearchMemo()
  static let explorer = try? ScriptedExplorer(catalog: catalog, size: Size(columns: 80, rows: 24))

  private static func known<Value>(_ make: () throws -> Value) -> Value {
    do { return try make() } catch { fatalError("The bundled catalog can't be read: \(error)") }
  }
}

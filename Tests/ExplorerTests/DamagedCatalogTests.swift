import ArticleCatalog
import Explorer
import Glibc
import Noise
import RoleCatalog
import RoleImport
import RoleModel
import TerminalScreen
import Testing

/// The explorer on a catalog of which one page is damaged, each in turn.
@Suite struct DamagedCatalogTests {
  private static let scripts = [
    "Down Down", "Down 1 e", "Down 4", "Down 6", "Down 7", "Down 8 e", "Space Down Space c", "Space Down Space c e",
    "o",
    "/ \"sales\"", "/ \"sales\" Enter", "s \"crm\" Enter", "G 6", "Down Enter L",
  ]

  /// The article catalog's bytes.
  private static let whole: [UInt8] = {
    let path = "/tmp/rolescope-whole-\(getpid()).sqlite"
    defer { unlink(path) }
    do { try CatalogBuild.build(roleFiles: ArticleCatalog.roleFiles, into: path) } catch {
      preconditionFailure("\(error)")
    }
    return bytes(of: path)
  }()

  private static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    return bytes
  }

  private static func open(_ bytes: [UInt8]) throws -> CatalogReader {
    var name = Array("/tmp/rolescope-damaged-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    let path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer {
      close(descriptor)
      unlink(path)
    }
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    return try CatalogReader(path: path)
  }

  private static func screen(_ script: String, _ size: Size, _ catalog: CatalogReader) throws -> String {
    var explorer = try ScriptedExplorer(catalog: catalog, size: size)
    try explorer.send(script: script)
    return explorer.screen.text
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)])
  func `each screen is that of the sound catalog, or says what is damaged`(size: Size) throws {
    let sound = try Self.scripts.map { try Self.screen($0, size, try Self.open(Self.whole)) }
    var told = 0
    for page in sampled(Array(0..<Self.whole.count / 4096)) {
      var bytes = Self.whole
      bytes[page * 4096 + 2_000] ^= 16
      guard let catalog = try? Self.open(bytes) else { continue }
      for (script, right) in zip(Self.scripts, sound) {
        do {
          let screen = try Self.screen(script, size, catalog)
          if screen == right { continue }
          told += 1
          #expect(screen.contains("damaged"), "page \(page + 1), \(script):\n\(screen)")
        } catch let failure as CatalogFailure { #expect(failure.description.contains("damaged")) }
      }
    }
    #expect(told > 50 / sampleStep)
  }
}

import Foundation
import Noise
import PseudoTerminal
import Testing

/// The catalog's file is changed while the explorer has it open: it goes on with what can be read, and says what can't.
@Suite struct ChangedCatalogTests {
  /// What happens to the file.
  enum Harm: CaseIterable {
    case cutToNothing, cutInHalf, noise, anotherCatalog, renamedOver, removed, grown

    /// Whether parts of the catalog that was opened are gone.
    var loses: Bool { [.cutToNothing, .cutInHalf, .noise, .anotherCatalog].contains(self) }

    func befall(_ path: String, whose size: Int) throws {
      func overwrite(_ bytes: Data, from offset: Int = 0) throws {
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.seek(toOffset: UInt64(offset))
        try file.write(contentsOf: bytes)
        try file.close()
      }
      let bundled = URL(fileURLWithPath: "\(Binary.repository)/Resources/catalog.sqlite")
      switch self {
      case .cutToNothing: #expect(truncate(path, 0) == 0)
      case .cutInHalf: #expect(truncate(path, off_t(size / 2)) == 0)
      case .noise: try overwrite(Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }))
      case .anotherCatalog: try overwrite(try Data(contentsOf: bundled))
      case .renamedOver:
        try FileManager.default.copyItem(atPath: bundled.path, toPath: path + ".new")
        #expect(rename(path + ".new", path) == 0)
      case .removed: #expect(unlink(path) == 0)
      case .grown: try overwrite(Data(repeating: 7, count: 100_000), from: size)
      }
    }
  }

  private static let large: String = {
    let path = NSTemporaryDirectory() + "rolescope-changed-\(ProcessInfo.processInfo.processIdentifier).sqlite"
    let made = try? Binary.run("catalog", "make", "--roles", "21000", "--into", path)
    precondition(made?.status == 0, "\(made?.error ?? "the binary does not run")")
    atexit { unlink(NSTemporaryDirectory() + "rolescope-changed-\(ProcessInfo.processInfo.processIdentifier).sqlite") }
    return path
  }()

  /// Keys that lead through every pane, the compare view, pages, boxes, orders and receipts, and back to the list.
  private static let keys = [
    "\u{1B}[B", "1", "e", "\u{1B}", "2", "3", "4", "5", "6", "7", "8", "e", "\u{1B}", "0", "\u{1B}", " ", "\u{1B}[B",
    " ", "c", "e", "\u{1B}", "\u{1B}", "o", "o", "G", "6", "\u{1B}", "g", "/sales man\r", "\u{1B}", "snegotiation\r",
    "\u{1B}", "*", "L", "\u{1B}", "?", "\u{1B}",
  ]

  @Test(arguments: sampled(Harm.allCases), [false, true])
  func `the explorer goes on, says what it lacks, and quits cleanly`(
    harm: Harm, isLarge: Bool
  ) throws {
    let folder = try TemporaryFolder()
    let original = URL(fileURLWithPath: isLarge ? Self.large : Binary.articles)
    let path = try folder.write(try Data(contentsOf: original), to: "mine.sqlite")
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    let terminal = try PseudoTerminal.starting(["--fresh", "--catalog", path])
    try terminal.waitToShow(isLarge ? "21,000 roles" : "17 roles")
    try harm.befall(path, whose: size)
    let tells = try Self.play(on: terminal, isLarge)
    #expect(tells == harm.loses)
    if !harm.loses {
      let sound = try PseudoTerminal.starting(["--fresh", "--catalog", original.path])
      try sound.waitToShow(isLarge ? "21,000 roles" : "17 roles")
      #expect(try !Self.play(on: sound, isLarge))
      try terminal.waitForFrame("the screen of the sound catalog") { $0.screenText == sound.screenText }
      try sound.expectQuit()
    }
    try terminal.expectQuit()
  }

  /// Types all keys; whether some screen says that the catalog is damaged.
  private static func play(on terminal: PseudoTerminal, _ isLarge: Bool) throws -> Bool {
    var tells = false
    for key in keys {
      terminal.type(key)
      terminal.readAnswer(within: isLarge && key.count > 3 ? 0.6 : 0.12)
      tells = tells || terminal.screenText.contains("damaged")
    }
    return tells
  }
}

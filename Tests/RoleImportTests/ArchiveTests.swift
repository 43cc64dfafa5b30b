import Testing

@testable import RoleImport

@Suite struct ArchiveTests {
  private func file(_ entries: [ArchiveBytes.Entry], _ name: String = "a.zip") throws -> TemporaryFile {
    try TemporaryFile(name, ArchiveBytes(entries: entries).bytes)
  }

  private func text(_ name: String, of archive: Archive) throws -> String {
    let stream = try archive.stream(try archive.entry(named: name))
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1000)
    while true {
      let count = try buffer.withUnsafeMutableBytes { stream.read(into: $0) }.get()
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer.prefix(count)
    }
  }

  /// The sentence that reading an entry ends in.
  private func refusal(_ file: TemporaryFile, _ name: String = "a", limits: TableLimits = TableLimits()) -> String {
    do {
      return "no error: \(try text(name, of: Archive(path: file.path, limits: limits)).utf8.count)"
    } catch { return file.sentence(error) }
  }

  @Test func `entries are listed and read, packed or not`() throws {
    let long = String(repeating: "0123456789", count: 10_000)
    let file = try file([.init("a.txt", long), .init("b/c.txt", "two", isPacked: false), .init("empty", "")])
    let archive = try Archive(path: file.path)
    #expect(archive.entries.map(\.name) == ["a.txt", "b/c.txt", "empty"])
    #expect(archive.entries.map(\.size) == [100_000, 3, 0])
    #expect(try text("a.txt", of: archive) == long)
    #expect(try text("b/c.txt", of: archive) == "two")
    #expect(try text("empty", of: archive) == "")
  }

  @Test func `an entry is found by its file's name, in any folder and letter case`() throws {
    let file = try file([.init("db_29\\Skills.txt", "skills"), .init("x/a.txt", ""), .init("y/a.txt", "")])
    let archive = try Archive(path: file.path)
    #expect(try text("skills.TXT", of: archive) == "skills")
    #expect(
      refusal(file, "a.txt")
        == #"a.zip: The archive has several files "a.txt": "x/a.txt", "y/a.txt". Name one by its whole path."#)
    #expect(refusal(file, "y/a.txt") == "no error: 0")
    #expect(refusal(file, "z/a.txt") == #"a.zip: The archive has no file "z/a.txt". Did you mean "x/a.txt"?"#)
  }

  @Test func `two entries can be read in turns, line by line`() throws {
    let file = try file([.init("a", "1\n2\n"), .init("b", "3\n4\n")])
    let archive = try Archive(path: file.path)
    let tables = try archive.entries.map { DelimitedText(try archive.stream($0), chunkLength: 1) }
    var cells: [String] = []
    for _ in 0..<2 { for table in tables { cells.append(try table.next()?[0] ?? "") } }
    #expect(cells == ["1", "3", "2", "4"])
    #expect(tables[1].table.description.hasSuffix("a.zip, entry b"))
  }

  @Test func `a gigabyte of zeros is refused before it is unpacked`() throws {
    let bomb = ArchiveBytes.Entry.zeros("a", megabytes: 1024)
    let start = ContinuousClock.now
    #expect(
      refusal(try file([bomb])) == "a.zip, entry a: The entry's \(bomb.packed.count) bytes would unpack to 1073741824, "
        + "which no table does. If you trust the file, open it in a spreadsheet program and save it again.")
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func `an entry never gives more than it states, and its checksum then tells`() throws {
    var liar = ArchiveBytes.Entry.zeros("a", megabytes: 64)
    liar.size = 1000
    #expect(
      refusal(try file([liar]))
        == "a.zip, entry a: The archive is damaged: the entry's checksum is wrong. Download the file again.")
  }

  @Test func `an entry that is larger than the limit is refused`() throws {
    var limits = TableLimits()
    limits.entrySize = 99
    let file = try file([.init("a", String(repeating: "x", count: 100))])
    #expect(
      refusal(file, limits: limits)
        == "a.zip, entry a: The entry would unpack to 100 bytes, and at most 99 are read. Split the table into several files."
    )
    limits.entrySize = 100
    #expect(refusal(file, limits: limits) == "no error: 100")
  }

  @Test func `a wrong checksum, cut data and a wrong place are damage`() throws {
    var entry = ArchiveBytes.Entry("a", "text")
    entry.checksum ^= 1
    #expect(
      refusal(try file([entry])).contains("a.zip, entry a: The archive is damaged: the entry's checksum is wrong."))
    entry = .init("a", "text")
    entry.size = 5
    #expect(
      refusal(try file([entry])).contains("a.zip, entry a: The archive is damaged: the entry cannot be unpacked."))
    entry = .init("a", String(repeating: "text", count: 100), isPacked: false)
    entry.method = 8
    #expect(
      refusal(try file([entry])).contains("a.zip, entry a: The archive is damaged: the entry cannot be unpacked."))
    var bytes = ArchiveBytes(entries: [.init("a", "text")]).bytes
    bytes[0] = 0
    #expect(
      refusal(try TemporaryFile("a.zip", bytes)).contains(
        "the entry is not where the directory says. Download the file"))
  }

  @Test func `encrypted entries and unknown methods are refused`() throws {
    var entry = ArchiveBytes.Entry("a", "text")
    entry.flags = 1
    #expect(refusal(try file([entry])) == "a.zip, entry a: The entry is encrypted. Save the file without a password.")
    entry.flags = 0
    entry.method = 14
    #expect(
      refusal(try file([entry]))
        == "a.zip, entry a: The entry is packed by method 14, which is not read. Pack the archive again with plain zip."
    )
  }

  @Test func `a cut archive is refused wherever it is cut`() throws {
    let bytes = ArchiveBytes(entries: [.init("a", "text"), .init("b", "more")]).bytes
    for length in 4..<bytes.count {
      let sentence = refusal(try TemporaryFile("a.zip", Array(bytes.prefix(length))))
      // Of the end record, whose last two bytes say how long a comment follows, minizip needs not all.
      let isReadable = length > bytes.count - 5 && sentence == "no error: 4"
      #expect(isReadable || sentence.contains(": The archive is damaged: "), "cut at \(length): \(sentence)")
    }
  }

  @Test(
    arguments: [
      (Array("a,b\n".utf8), "it is a text. Name it .csv or .txt, or download it again."),
      ([], "it is empty. Download it again."),
      (
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1],
        "it is an old Excel workbook (.xls) or has a password. Save it as .xlsx without a password."
      ),
      ([1, 2, 3], "it holds other data. Check that this is the file you mean."),
    ] as [([UInt8], String)])
  func `files that are no archives are told apart`(bytes: [UInt8], end: String) throws {
    #expect(
      refusal(try TemporaryFile("a.xlsx", bytes))
        == "a.xlsx: The file is no zip archive, which an Excel workbook (.xlsx) is too: \(end)")
  }

  @Test func `an archive with too many entries or none is refused`() throws {
    var limits = TableLimits()
    limits.entries = 2
    #expect(
      refusal(try file([.init("a", ""), .init("b", ""), .init("c", "")]), limits: limits)
        .hasPrefix("a.zip: There are more than 2 files in the archive"))
    #expect(
      refusal(try file([]))
        == "a.zip: The archive is damaged: its directory is missing, so its end is cut off. Download the file again.")
  }

  @Test func `whatever byte is changed, reading ends in a text or a sentence`() throws {
    let bytes = ArchiveBytes(entries: [.init("a", "some text"), .init("b", "more", isPacked: false)]).bytes
    for index in bytes.indices {
      for value in [0, 0xFF, bytes[index] ^ 1] as [UInt8] {
        var changed = bytes
        changed[index] = value
        #expect(!refusal(try TemporaryFile("a.zip", changed)).isEmpty)
      }
    }
  }
}

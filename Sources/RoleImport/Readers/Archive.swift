import CMinizip

/// The entries of a zip archive; an Excel workbook is one too.
package struct Archive: Sendable {
  /// One file in the archive.
  package struct Entry: Hashable, Sendable {
    /// With slashes, such as `db_29_3_text/Skills.txt`.
    package let name: String
    /// Bytes when unpacked, of which no more are ever read.
    package let size: Int
    package let packedSize: Int
    let method: Int
    let isEncrypted: Bool
    /// Where minizip finds it again.
    let directoryOffset: UInt64
    let index: UInt64
  }

  package let path: String
  package let entries: [Entry]
  let limits: TableLimits
  /// Of an archive that lies in another one, which are held in memory.
  private let bytes: [UInt8]?

  /// Reads the archive's directory.
  package init(path: String, limits: TableLimits = TableLimits()) throws(TableError) {
    self.path = path
    self.limits = limits
    bytes = zipHolding(path) == nil ? nil : try FileStream(path: path).wholeBytes(limit: limits.nestedSize)
    entries = try Self.entries(of: ArchiveFile(path, bytes), limits: limits)
  }

  /// What minizip reads the archive by.
  func opened() throws(TableError) -> ArchiveFile { try ArchiveFile(path, bytes) }

  /// Whether the archive is an Excel workbook.
  var isWorkbook: Bool { firstEntry(at: "[Content_Types].xml") != nil || firstEntry(at: "xl/workbook.xml") != nil }

  /// The entry at this path or, when there is only one, in any folder; letter case doesn't matter.
  package func entry(named name: String) throws(TableError) -> Entry {
    if let entry = firstEntry(at: name) { return entry }
    let wanted = "/" + name.lowercased()
    let found = entries.filter { $0.name.lowercased().hasSuffix(wanted) }
    if found.count > 1 { throw .ambiguousEntry(file: path, name: name, entries: found.map(\.name)) }
    guard let entry = found.first else {
      throw .missingEntry(file: path, name: name, entries: entries.map(\.name).filter { !$0.hasSuffix("/") })
    }
    return entry
  }

  /// The entry at exactly this path but for letter case.
  package func firstEntry(at name: String) -> Entry? {
    if let entry = entries.first(where: { $0.name == name }) { return entry }
    let wanted = name.lowercased()
    return entries.first { $0.name.lowercased() == wanted }
  }

  /// The unpacked bytes of an entry. Streams of one archive don't disturb each other.
  package func stream(_ entry: Entry) throws(TableError) -> ArchiveStream {
    try ArchiveStream(entry, of: self)
  }

  func place(_ entry: Entry) -> TablePlace { TablePlace(file: path, part: .entry(entry.name)) }

  private static func entries(
    of opened: ArchiveFile, limits: TableLimits
  ) throws(TableError) -> [Entry] {
    let file = opened.handle
    let place = TablePlace(file: opened.path)
    var entries: [Entry] = []
    var nameBuffer = [CChar](repeating: 0, count: 1 << 16)
    var status = unzGoToFirstFile(file)
    while status == UNZ_OK {
      guard entries.count < limits.entries else {
        throw .limit(place, noun: "files in the archive", limit: limits.entries)
      }
      var header = unz_file_info64()
      var position = unz64_file_pos()
      guard
        unzGetCurrentFileInfo64(file, &header, &nameBuffer, uLong(nameBuffer.count), nil, 0, nil, 0) == UNZ_OK,
        unzGetFilePos64(file, &position) == UNZ_OK
      else { throw opened.failure("its directory has an entry that cannot be read") }
      let name = nameBuffer.prefix(Int(clamping: header.size_filename)).map(UInt8.init(bitPattern:))
      entries.append(
        Entry(
          // Some programs for Windows write backslashes.
          name: String(decoding: name.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self),
          size: Int(clamping: header.uncompressed_size), packedSize: Int(clamping: header.compressed_size),
          method: Int(clamping: header.compression_method), isEncrypted: header.flag & 1 != 0,
          directoryOffset: position.pos_in_zip_directory, index: position.num_of_file))
      status = unzGoToNextFile(file)
    }
    // minizip reads over a cut end record, of which it then misses the numbers.
    var info = unz_global_info64()
    guard !entries.isEmpty, unzGetGlobalInfo64(file, &info) == UNZ_OK, info.number_entry == entries.count else {
      throw opened.failure("its directory is empty or cut off")
    }
    guard status == UNZ_END_OF_LIST_OF_FILE else {
      throw opened.failure("its directory has an entry that cannot be read")
    }
    return entries
  }
}

import SystemFiles

/// The first 100 bytes of an SQLite file, read with the rest of the first page before SQLite is asked: they say why a file is no
/// catalog in exact words.
///
/// Source: "Database File Format", sqlite.org/fileformat2.html, section 1.3.
struct CatalogHeader {
  private static let length = 100
  private static let magic = Array("SQLite format 3\0".utf8)

  private let bytes: [UInt8]

  /// Nil when the bytes do not start an SQLite database.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= Self.length, bytes.starts(with: Self.magic) else { return nil }
    self.bytes = bytes
  }

  var applicationID: UInt32 { word(at: 68) }
  var version: UInt32 { word(at: 60) }
  var usesWriteAheadLog: Bool { bytes[18] == 2 || bytes[19] == 2 }
  /// Whether pages have the size, and the room at their ends, that ``PageSeal`` asks for.
  var hasSealedPages: Bool {
    Int(bytes[16]) << 8 | Int(bytes[17]) == PageSeal.pageSize && Int(bytes[20]) == PageSeal.length
  }

  /// How long the file says that it is; nil when a program that does not keep the count wrote last.
  var statedLength: Int? {
    guard word(at: 24) == word(at: 92) else { return nil }
    return Int(word(at: 28)) * PageSeal.pageSize
  }

  private func word(at offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}

extension CatalogHeader {
  /// The version of the catalog that the bytes start; throws unless this program can read it.
  static func checkedVersion(_ start: [UInt8], length: Int, path: String) throws(CatalogError) -> UInt32 {
    guard let header = CatalogHeader(start) else { throw .notADatabase(path: path) }
    guard header.applicationID == Schema.applicationID else { throw .otherApplication(path: path) }
    guard header.version <= Schema.version else {
      throw .newerVersion(path: path, version: header.version, readable: Schema.version)
    }
    guard header.version >= Schema.oldestReadableVersion else {
      throw .olderVersion(path: path, version: header.version, readable: Schema.oldestReadableVersion)
    }
    if header.usesWriteAheadLog { throw .writeAheadMode(path: path) }
    guard header.hasSealedPages else {
      throw .damaged(path: path, detail: "its header names pages of another size than this version makes")
    }
    if let stated = header.statedLength, stated > length {
      throw .damaged(path: path, detail: "it is cut short, at \(length) of \(stated) bytes")
    }
    if let fault = PageSeal.fault(ofFirst: start) { throw .damaged(path: path, detail: fault.words) }
    return header.version
  }

  /// The first page of a file, or what there is of it, and the file's whole length.
  static func start(ofFile path: String) throws(CatalogError) -> (bytes: [UInt8], length: Int) {
    do throws(RegularFile.Refusal) {
      let file = try RegularFile(path)
      var bytes = [UInt8](repeating: 0, count: PageSeal.pageSize)
      do throws(SystemError) {
        let count = try bytes.withUnsafeMutableBytes { file.read(into: $0) }.get()
        bytes.removeLast(bytes.count - count)
      } catch { throw .unreadable(error) }
      return (bytes, file.length)
    } catch {
      switch error {
      case .missing: throw .missing(path: path)
      case .folder: throw .directory(path: path)
      case .otherKind: throw .notAFile(path: path)
      case .unreadable, .cutMeanwhile: throw .unreadable(path: path, reason: error.words)
      }
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
  /// Throws unless the bytes start a catalog that this program can read.
  static func check(_ start: [UInt8], length: Int, path: String) throws(CatalogError) {
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
  }

  /// The first page of a file, or what there is of it, and the file's whole length.
  static func start(ofFile path: String) throws(CatalogError) -> (bytes: [UInt8], length: Int) {
    // Not blocking, so that a pipe is refused below instead of waited for.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw .missing(path: path)
      default: throw .unreadable(path: path, reason: systemReason(errno))
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: systemReason(errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .directory(path: path)
    case S_IFREG: break
    default: throw .notAFile(path: path)
    }
    var bytes = [UInt8](repeating: 0, count: PageSeal.pageSize)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count >= 0 else { throw .unreadable(path: path, reason: systemReason(errno)) }
    bytes.removeLast(bytes.count - count)
    return (bytes, Int(status.st_size))
  }
}

/// The system's words for an error number, such as "Permission denied".
func systemReason(_ number: Int32) -> String {
  guard let words = strerror(number) else { return "system error \(number)" }
  return String(cString: words)
}

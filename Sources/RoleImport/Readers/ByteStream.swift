import SystemFiles

/// Bytes that are read once from the start to the end.
package protocol ByteStream: AnyObject {
  /// What the bytes are of.
  var place: TablePlace { get }
  /// Fills the start of the buffer; 0 at the end. A result, since closures of the standard library lose typed errors.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, TableError>
}

/// The bytes of a regular file, or of one that lies in a zip: `oesm24nat.zip/oesm24nat/national_M2024_dl.xlsx`.
package final class FileStream: ByteStream {
  package let place: TablePlace
  private enum Bytes {
    case file(RegularFile)
    case entry(ArchiveStream)
  }
  private let bytes: Bytes

  package init(path: String) throws(TableError) {
    if let (archive, entry) = zipHolding(path) {
      let archive = try Archive(path: archive)
      let stream = try archive.stream(archive.entry(named: entry))
      (place, bytes) = (stream.place, .entry(stream))
      return
    }
    place = TablePlace(file: path)
    do { bytes = .file(try RegularFile(path)) } catch { throw .unreadable(file: path, reason: error.words) }
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, TableError> {
    switch bytes {
    case .file(let file): file.read(into: buffer).mapError { .unreadable(file: place.file, reason: $0.description) }
    case .entry(let entry): entry.read(into: buffer)
    }
  }

  /// All bytes, of which there may be no more than the limit.
  func wholeBytes(limit: Int) throws(TableError) -> [UInt8] {
    var whole: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try chunk.withUnsafeMutableBytes { read(into: $0) }.get()
      if count == 0 { return whole }
      whole += chunk[..<count]
      if whole.count > limit { throw .hugeEntry(place, size: whole.count, limit: limit) }
    }
  }
}

/// Bytes that are in memory.
final class MemoryStream: ByteStream {
  let place: TablePlace
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8], of place: TablePlace) { (self.bytes, self.place) = (bytes[...], place) }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, TableError> {
    let part = bytes.prefix(buffer.count)
    buffer.copyBytes(from: part)
    bytes = bytes.dropFirst(part.count)
    return .success(part.count)
  }
}

/// The zip in which a path names a file, and the file's path there; nil for a path of the system's own.
func zipHolding(_ path: String) -> (archive: String, entry: String)? {
  guard !Files.mayBeThere(path) else { return nil }
  var end = path.startIndex
  while let slash = path[end...].firstIndex(of: "/") {
    let archive = path[..<slash]
    end = path.index(after: slash)
    let isFile = Files.mayBeThere(String(archive)) && !Files.isFolder(String(archive))
    if isFile, end < path.endIndex { return (String(archive), String(path[end...])) }
  }
  return nil
}

/// The first bytes of a file, to tell what it is.
func contents(ofFile path: String) throws(TableError) -> FileContents {
  let file = try FileStream(path: path)
  var start = [UInt8](repeating: 0, count: 512)
  let count = try start.withUnsafeMutableBytes { file.read(into: $0) }.get()
  return FileContents(start.prefix(count))
}

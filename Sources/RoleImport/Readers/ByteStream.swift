import SystemFiles

/// Bytes that are read once from the start to the end.
package protocol ByteStream: AnyObject {
  /// What the bytes are of.
  var place: TablePlace { get }
  /// Fills the start of the buffer; 0 at the end. A result, since closures of the standard library lose typed errors.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, TableError>
}

/// The bytes of a regular file.
package final class FileStream: ByteStream {
  package let place: TablePlace
  private let file: RegularFile

  package init(path: String) throws(TableError) {
    place = TablePlace(file: path)
    do { file = try RegularFile(path) } catch { throw .unreadable(file: path, reason: error.words) }
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, TableError> {
    file.read(into: buffer).mapError { .unreadable(file: place.file, reason: $0.description) }
  }
}

/// The first bytes of a file, to tell what it is.
func contents(ofFile path: String) throws(TableError) -> FileContents {
  let file = try FileStream(path: path)
  var start = [UInt8](repeating: 0, count: 512)
  let count = try start.withUnsafeMutableBytes { file.read(into: $0) }.get()
  return FileContents(start.prefix(count))
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
  private let descriptor: Int32

  package init(path: String) throws(TableError) {
    place = TablePlace(file: path)
    descriptor = try openRegularFile(path)
  }

  deinit { close(descriptor) }

  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, TableError> {
    while true {
      let count = readDescriptor(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return .success(count) }
      if errno != EINTR { return .failure(.unreadable(file: place.file, reason: systemReason(errno))) }
    }
  }
}

/// A descriptor of a file for reading; pipes, devices and directories are refused instead of waited for.
func openRegularFile(_ path: String) throws(TableError) -> Int32 {
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { throw .unreadable(file: path, reason: systemReason(errno)) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else {
    let reason = systemReason(errno)
    close(descriptor)
    throw .unreadable(file: path, reason: reason)
  }
  let kind = status.st_mode & S_IFMT
  guard kind == S_IFREG else {
    close(descriptor)
    throw .unreadable(file: path, reason: kind == S_IFDIR ? "it is a directory" : "it is not a regular file")
  }
  return descriptor
}

/// The first bytes of a file, to tell what it is.
func contents(ofFile path: String) throws(TableError) -> FileContents {
  let file = try FileStream(path: path)
  var start = [UInt8](repeating: 0, count: 512)
  let count = try start.withUnsafeMutableBytes { file.read(into: $0) }.get()
  return FileContents(start.prefix(count))
}

/// The system's words for an error's number.
private func systemReason(_ number: Int32) -> String {
  strerror(number).map { String(cString: $0) } ?? "system error \(number)"
}

/// The system's function, which the methods' name hides.
private func readDescriptor(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

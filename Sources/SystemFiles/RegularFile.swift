#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file, open for reading. Pipes, devices and directories are refused instead of waited for.
package final class RegularFile {
  /// Why a file was not opened.
  package enum Refusal: Error, Hashable {
    case missing
    case folder
    /// A pipe, a device or a socket.
    case otherKind
    /// It may be there, and sound.
    case unreadable(SystemError)
    case cutMeanwhile

    /// As words that follow "cannot be read:".
    package var words: String {
      switch self {
      case .missing: SystemError(ENOENT).description
      case .folder: "it is a directory"
      case .otherKind: "it is not a regular file"
      case .unreadable(let error): error.description
      case .cutMeanwhile: "it was cut short meanwhile"
      }
    }
  }

  /// Its bytes when it was opened.
  package let length: Int
  private let descriptor: Int32

  package init(_ path: String) throws(Refusal) {
    let descriptor = Files.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      let error = SystemError.last
      throw error.isMissing ? .missing : .unreadable(error)
    }
    var status = stat()
    var refusal: Refusal?
    if fstat(descriptor, &status) != 0 {
      refusal = .unreadable(.last)
    } else if status.st_mode & S_IFMT != S_IFREG {
      refusal = status.st_mode & S_IFMT == S_IFDIR ? .folder : .otherKind
    }
    if let refusal {
      close(descriptor)
      throw refusal
    }
    self.descriptor = descriptor
    length = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Fills the start of the buffer with what comes next; less than there is room for only at the end. A result, since closures of
  /// the standard library lose typed errors.
  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, SystemError> {
    Files.filled(buffer) { rest, _ in systemRead(descriptor, rest.baseAddress, rest.count) }
  }

  /// Goes on from a place, counted by `whence` as `lseek` does; answers it from the start.
  package func seek(to offset: Int, from whence: Int32) -> Result<Int, SystemError> {
    let place = lseek(descriptor, off_t(offset), whence)
    return place < 0 ? .failure(.last) : .success(Int(place))
  }

  /// All bytes of a file; one more than the limit when it has more.
  package static func bytes(of path: String, limit: Int) throws(Refusal) -> [UInt8] {
    let file = try RegularFile(path)
    var bytes: [UInt8] = []
    // One byte more than the file says that it has: it may have grown.
    var room = min(file.length, limit) + 1
    while bytes.count <= limit {
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: min(room, limit + 1 - start)))
      do throws(SystemError) {
        let count = try bytes.withUnsafeMutableBytes { file.read(into: .init(rebasing: $0[start...])) }.get()
        let isAtEnd = start + count < bytes.count
        bytes.removeLast(bytes.count - start - count)
        if isAtEnd { break }
      } catch { throw .unreadable(error) }
      room = bytes.count
    }
    guard bytes.count >= min(file.length, limit + 1) else { throw .cutMeanwhile }
    return bytes
  }
}

/// The system's function, which the method's name hides.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

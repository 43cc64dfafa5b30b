#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file could not be read, as the end of a sentence.
struct FileReadError: Error {
  var reason: String
}

/// The bytes of a file, of which at most `limit` and one more are read.
func bytes(ofFile path: String, limit: Int) throws(FileReadError) -> [UInt8] {
  // Not blocking, so that a pipe is refused instead of waited for.
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { throw lastError() }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw lastError() }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw FileReadError(reason: status.st_mode & S_IFMT == S_IFDIR ? "it is a directory" : "it is not a regular file")
  }
  var bytes = [UInt8](repeating: 0, count: min(Int(status.st_size), limit + 1))
  var count = 0
  while count < bytes.count {
    let added = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count) }
    if added < 0, errno == EINTR { continue }
    guard added >= 0 else { throw lastError() }
    if added == 0 { break }
    count += added
  }
  bytes.removeLast(bytes.count - count)
  return bytes
}

private func lastError() -> FileReadError {
  let number = errno
  return FileReadError(reason: strerror(number).map { String(cString: $0) } ?? "system error \(number)")
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system said why a call failed.
package struct SystemError: Error, Hashable, CustomStringConvertible {
  package let number: Int32

  package init(_ number: Int32) { self.number = number }

  /// That of the last call.
  package static var last: SystemError { SystemError(errno) }

  /// Whether there is nothing under a name. Every other error says that there may be.
  package var isMissing: Bool { number == ENOENT || number == ENOTDIR }

  /// The system's words, such as "Permission denied".
  package var description: String { strerror(number).map { String(cString: $0) } ?? "system error \(number)" }
}

/// The system's calls that take names of files, see ``FileName``; an interrupted one is made again. As in C, `errno` says why one
/// failed.
package enum Files {
  package static func open(_ path: String, _ flags: Int32, mode: mode_t = 0) -> Int32 {
    call(path) { systemOpen($0, flags, mode) }
  }

  /// What stands where links lead; nil where that can't be told.
  package static func status(of path: String) -> stat? {
    var status = stat()
    return call(path) { stat($0, &status) } == 0 ? status : nil
  }

  /// What stands under the name itself, such as a link.
  package static func linkStatus(of path: String) -> stat? {
    var status = stat()
    return call(path) { lstat($0, &status) } == 0 ? status : nil
  }

  /// Whether there is something under a name, or may be: what can't be looked at is not missing.
  package static func mayBeThere(_ path: String) -> Bool { status(of: path) != nil || !SystemError.last.isMissing }

  package static func isFolder(_ path: String) -> Bool {
    status(of: path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  package static func access(_ path: String, _ mode: Int32) -> Bool { call(path) { systemAccess($0, mode) } == 0 }

  package static func rename(_ path: String, to other: String) -> Bool {
    call(path) { path in other.withFileName { systemRename(path, $0) } } == 0
  }

  package static func unlink(_ path: String) -> Bool { call(path) { systemUnlink($0) } == 0 }

  package static func makeFolder(_ path: String, mode: mode_t) -> Bool { call(path) { mkdir($0, mode) } == 0 }

  package static func removeFolder(_ path: String) -> Bool { call(path) { rmdir($0) } == 0 }

  /// The path without links, `.` and `..`.
  package static func realPath(_ path: String) -> String? {
    path.withFileName { name in
      guard let real = realpath(name, nil) else { return nil }
      defer { free(real) }
      return FileName.text(of: UnsafePointer(real))
    }
  }

  /// Where a link leads, as it says.
  package static func target(ofLink path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      return Int(call(path) { Int32(clamping: readlink($0, start, bytes.count)) })
    }
    return count > 0 ? FileName.text(of: buffer.prefix(count).map { UInt8(bitPattern: $0) }) : nil
  }

  /// The names in a folder but `.` and `..`, sorted.
  package static func names(in folder: String) throws(SystemError) -> [String] {
    guard let directory = folder.withFileName({ opendir($0) }) else { throw .last }
    defer { closedir(directory) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { FileName.text(of: $0.prefix { $0 != 0 }) }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw .last }
    return names.sorted()
  }

  /// The folder that the process is in.
  package static var currentFolder: String? {
    guard let folder = getcwd(nil, 0) else { return nil }
    defer { free(folder) }
    return FileName.text(of: UnsafePointer(folder))
  }

  /// The value of an environment variable, which may hold names.
  package static func variable(_ name: String) -> String? {
    getenv(name).map { FileName.text(of: UnsafePointer($0)) }
  }

  /// Writes all bytes; where that fails, `errno` says why.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { written($0) { systemWrite(descriptor, $0.baseAddress, $0.count) } }
  }

  /// Writes all bytes at a place of a file; where that fails, `errno` says why.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int) -> Bool {
    var place = offset
    return written(bytes) {
      let count = pwrite(descriptor, $0.baseAddress, $0.count, off_t(place))
      place += max(0, count)
      return count
    }
  }

  private static func written(_ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Int) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = body(UnsafeRawBufferPointer(rebasing: rest))
      if count < 0, errno == EINTR { continue }
      if count == 0 { errno = ENOSPC }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Fills the start of the buffer from a place of a file; less than there is room for only at its end.
  package static func read(
    into buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int
  ) -> Result<Int, SystemError> {
    filled(buffer) { pread(descriptor, $0.baseAddress, $0.count, off_t(offset + $1)) }
  }

  /// Fills a buffer with what a call reads into the rest of it, told how much there is already.
  static func filled(
    _ buffer: UnsafeMutableRawBufferPointer, _ read: (UnsafeMutableRawBufferPointer, Int) -> Int
  ) -> Result<Int, SystemError> {
    var count = 0
    while count < buffer.count {
      let added = read(UnsafeMutableRawBufferPointer(rebasing: buffer[count...]), count)
      if added < 0, errno == EINTR { continue }
      if added < 0 { return .failure(.last) }
      if added == 0 { break }
      count += added
    }
    return .success(count)
  }

  /// Waits until what was written is on the disk.
  package static func synchronize(_ descriptor: Int32) -> Bool {
    while fsync(descriptor) != 0 {
      guard errno == EINTR else { return false }
    }
    return true
  }

  private static func call(_ path: String, _ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
    var answer: Int32 = -1
    var number: Int32 = 0
    path.withFileName { name in
      repeat {
        answer = body(name)
        number = errno
      } while answer < 0 && number == EINTR
    }
    // Giving back the name's memory may have changed it.
    if answer < 0 { errno = number }
    return answer
  }
}

// The system's functions, which names of methods hide.
private func systemOpen(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}
private func systemAccess(_ path: UnsafePointer<CChar>, _ mode: Int32) -> Int32 { access(path, mode) }
private func systemRename(_ path: UnsafePointer<CChar>, _ other: UnsafePointer<CChar>) -> Int32 { rename(path, other) }
private func systemUnlink(_ path: UnsafePointer<CChar>) -> Int32 { unlink(path) }
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

import CMinizip
import SystemFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An archive that minizip has open. It is read here, since minizip says of no failure what it was.
final class ArchiveFile {
  let path: String
  let handle: unzFile
  private let source: ArchiveSource

  init(_ path: String) throws(TableError) {
    self.path = path
    let contents = try contents(ofFile: path)
    do { source = ArchiveSource(try RegularFile(path)) } catch { throw .unreadable(file: path, reason: error.words) }
    var functions = ArchiveSource.functions
    functions.opaque = Unmanaged.passUnretained(source).toOpaque()
    guard let handle = unzOpen2_64(nil, &functions) else {
      let place = TablePlace(file: path)
      if let error = source.error { throw .unreadable(file: path, reason: error.description) }
      guard contents == .zip else { throw .notAnArchive(file: path, contents: contents) }
      throw .damagedArchive(place, detail: "its directory is missing, so its end is cut off")
    }
    self.handle = handle
  }

  deinit { unzClose(handle) }

  /// Why minizip stopped: the system's reason where it was the reading, no memory, or that the archive is damaged.
  ///
  /// - Parameter status: what minizip answered.
  func failure(_ damage: String, at place: TablePlace? = nil, status: Int32 = UNZ_BADZIPFILE) -> TableError {
    if let error = source.error { return .unreadable(file: path, reason: error.description) }
    // The one internal error that minizip knows is that it got none.
    if status == Z_MEM_ERROR || status == UNZ_INTERNALERROR {
      return .unreadable(file: path, reason: SystemError(ENOMEM).description)
    }
    return .damagedArchive(place ?? TablePlace(file: path), detail: damage)
  }
}

/// What minizip reads from.
private final class ArchiveSource {
  let file: RegularFile
  /// Why the last reading failed.
  var error: SystemError?

  init(_ file: RegularFile) { self.file = file }

  func take(_ result: Result<Int, SystemError>) -> Int? {
    if case .failure(let failure) = result { error = failure }
    return try? result.get()
  }

  static var functions: zlib_filefunc64_def {
    zlib_filefunc64_def(
      zopen64_file: { opaque, _, _ in opaque },
      zread_file: { _, stream, buffer, size in
        let bytes = UnsafeMutableRawBufferPointer(start: buffer, count: Int(size))
        return source(stream).flatMap { $0.take($0.file.read(into: bytes)) }.map { uLong($0) } ?? 0
      },
      zwrite_file: { _, _, _, _ in 0 },
      ztell64_file: { _, stream in
        source(stream).flatMap { $0.take($0.file.seek(to: 0, from: SEEK_CUR)) }.map { ZPOS64_T($0) } ?? ZPOS64_T.max
      },
      zseek64_file: { _, stream, offset, origin in
        let whence =
          origin == ZLIB_FILEFUNC_SEEK_CUR ? SEEK_CUR : origin == ZLIB_FILEFUNC_SEEK_END ? SEEK_END : SEEK_SET
        // A directory that lies may name any place: that is no failure of the disk.
        guard let offset = Int(exactly: offset), let archive = source(stream) else { return -1 }
        if case .success = archive.file.seek(to: offset, from: whence) { return 0 }
        return -1
      },
      zclose_file: { _, _ in 0 },
      zerror_file: { _, stream in source(stream)?.error == nil ? 0 : 1 },
      opaque: nil)
  }
}

private func source(_ stream: UnsafeMutableRawPointer?) -> ArchiveSource? {
  stream.map { Unmanaged<ArchiveSource>.fromOpaque($0).takeUnretainedValue() }
}

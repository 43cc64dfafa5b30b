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

  /// - Parameter bytes: of an archive that is no file.
  init(_ path: String, _ bytes: [UInt8]?) throws(TableError) {
    self.path = path
    let contents: FileContents
    if let bytes {
      contents = FileContents(bytes.prefix(512))
      source = ArchiveSource(.memory(bytes))
    } else {
      contents = try RoleImport.contents(ofFile: path)
      do { source = ArchiveSource(.file(try RegularFile(path))) } catch {
        throw .unreadable(file: path, reason: error.words)
      }
    }
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
  enum Bytes {
    case file(RegularFile)
    case memory([UInt8])
  }

  private let bytes: Bytes
  /// Where the next bytes of memory are read.
  private var offset = 0
  /// Why the last reading failed.
  var error: SystemError?

  init(_ bytes: Bytes) { self.bytes = bytes }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, SystemError> {
    switch bytes {
    case .file(let file): return file.read(into: buffer)
    case .memory(let bytes):
      let part = bytes[min(offset, bytes.count)...].prefix(buffer.count)
      buffer.copyBytes(from: part)
      offset += part.count
      return .success(part.count)
    }
  }

  func seek(to place: Int, from whence: Int32) -> Result<Int, SystemError> {
    switch bytes {
    case .file(let file): return file.seek(to: place, from: whence)
    case .memory(let bytes):
      let start = whence == SEEK_CUR ? offset : whence == SEEK_END ? bytes.count : 0
      let (sum, isTooGreat) = start.addingReportingOverflow(place)
      guard !isTooGreat, sum >= 0 else { return .failure(SystemError(EINVAL)) }
      offset = sum
      return .success(sum)
    }
  }

  func take(_ result: Result<Int, SystemError>) -> Int? {
    if case .failure(let failure) = result { error = failure }
    return try? result.get()
  }

  static var functions: zlib_filefunc64_def {
    zlib_filefunc64_def(
      zopen64_file: { opaque, _, _ in opaque },
      zread_file: { _, stream, buffer, size in
        let bytes = UnsafeMutableRawBufferPointer(start: buffer, count: Int(size))
        return source(stream).flatMap { $0.take($0.read(into: bytes)) }.map { uLong($0) } ?? 0
      },
      zwrite_file: { _, _, _, _ in 0 },
      ztell64_file: { _, stream in
        source(stream).flatMap { $0.take($0.seek(to: 0, from: SEEK_CUR)) }.map { ZPOS64_T($0) } ?? ZPOS64_T.max
      },
      zseek64_file: { _, stream, offset, origin in
        let whence =
          origin == ZLIB_FILEFUNC_SEEK_CUR ? SEEK_CUR : origin == ZLIB_FILEFUNC_SEEK_END ? SEEK_END : SEEK_SET
        // A directory that lies may name any place: that is no failure of the disk.
        guard let offset = Int(exactly: offset), let archive = source(stream) else { return -1 }
        if case .success = archive.seek(to: offset, from: whence) { return 0 }
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

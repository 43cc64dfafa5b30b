import CMinizip
import Foundation

/// Zip archives for tests, built byte by byte so that every part can lie.
struct ArchiveBytes {
  struct Entry {
    var name: String
    var packed: [UInt8]
    var size: Int
    var checksum: UInt32
    var method: UInt16 = 0
    var flags: UInt16 = 0

    /// An entry as it should be, packed when `isPacked`.
    init(_ name: String, _ text: String, isPacked: Bool = true) {
      self.init(name, Array(text.utf8), isPacked: isPacked)
    }

    init(_ name: String, _ bytes: [UInt8], isPacked: Bool = true) {
      self.name = name
      size = bytes.count
      checksum = UInt32(truncatingIfNeeded: crc32(0, bytes, uInt(bytes.count)))
      packed = isPacked ? deflated(bytes, flush: Z_FINISH) : bytes
      method = isPacked ? 8 : 0
    }

    /// As many zeros as given, packed a thousand times smaller.
    static func zeros(_ name: String, megabytes: Int) -> Entry {
      var entry = Entry(name, [])
      // A full flush makes a piece that stands for itself, so that repeating it repeats what it unpacks to.
      let piece = deflated([UInt8](repeating: 0, count: 1 << 20), flush: Z_FULL_FLUSH)
      entry.packed = Array(repeatElement(piece, count: megabytes).joined()) + deflated([], flush: Z_FINISH)
      entry.size = megabytes << 20
      return entry
    }
  }

  var entries: [Entry]

  var bytes: [UInt8] {
    var result: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = result.count
      let shared =
        words([20, entry.flags, entry.method, 0, 0]) + long(Int(entry.checksum)) + long(entry.packed.count)
        + long(entry.size) + words([UInt16(entry.name.utf8.count), 0])
      result += [0x50, 0x4B, 3, 4] + shared + Array(entry.name.utf8) + entry.packed
      directory += [0x50, 0x4B, 1, 2] + words([20]) + shared + words([0, 0, 0]) + long(0) + long(offset)
      directory += Array(entry.name.utf8)
    }
    let count = UInt16(entries.count)
    let end = words([0, 0, count, count]) + long(directory.count) + long(result.count) + words([0])
    return result + directory + [0x50, 0x4B, 5, 6] + end
  }
}

private func words(_ numbers: [UInt16]) -> [UInt8] {
  numbers.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
}

private func long(_ number: Int) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
}

/// Raw deflate, as zip has it.
private func deflated(_ bytes: [UInt8], flush: Int32) -> [UInt8] {
  var stream = z_stream()
  deflateInit2_(
    &stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: bytes.count + 1024)
  let capacity = output.count
  let left = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = uInt(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = uInt(capacity)
      deflate(&stream, flush)
      return Int(stream.avail_out)
    }
  }
  return Array(output.prefix(capacity - left))
}

/// A file that is gone when the value is.
final class TemporaryFile {
  let path: String

  init(_ name: String, _ bytes: [UInt8]) throws {
    path = NSTemporaryDirectory() + "rolescope-\(UUID().uuidString)-" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The sentence of an error without the folder, which differs from run to run.
  func sentence(_ error: any Error) -> String {
    let end = path.split(separator: "-").last.map(String.init) ?? path
    return "\(error)".replacing(path, with: end)
  }
}

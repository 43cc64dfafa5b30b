import CArguments
import SystemFiles

/// What the program was asked for: the arguments behind its name.
enum Arguments {
  /// Their bytes as they were given: names of files are bytes, and need not be UTF-8.
  static let bytes: [[UInt8]] = (1..<max(1, program_argument_count())).map { index in
    guard let argument = program_argument(index) else { return [] }
    var bytes: [UInt8] = []
    while case let byte = UInt8(bitPattern: argument[bytes.count]), byte != 0 { bytes.append(byte) }
    return bytes
  }

  /// The same as text, which gives the same bytes again where it names a file, see ``FileName``.
  static let texts = bytes.map { FileName.text(of: $0) }
}

import Foundation

/// What libFuzzer calls with each input, again and again. It keeps those that reach code which no other has reached, makes
/// new ones of them, and stops at the first that traps, hangs or leaks.
@_cdecl("LLVMFuzzerTestOneInput")
func tryInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Reader.chosen.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

extension Reader {
  /// The one that `ROLESCOPE_FUZZ_READER` names.
  static let chosen: Reader = {
    let name = ProcessInfo.processInfo.environment["ROLESCOPE_FUZZ_READER"] ?? ""
    if let reader = Reader(rawValue: name) { return reader }
    let names = allCases.map(\.rawValue).joined(separator: ", ")
    FileHandle.standardError.write(Data("ROLESCOPE_FUZZ_READER is “\(name)”, and none of \(names).\n".utf8))
    exit(2)
  }()
}

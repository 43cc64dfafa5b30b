/// Names of files are bytes, and texts are Unicode: a name that is no UTF-8 is a text here all the same, and as the same bytes
/// again it goes to the system.
///
/// Each byte that is part of no character stands in the text as a private-use character of its own, and so does each byte of
/// such a character that a name really has: different names are different texts. On screens those characters are U+FFFD.
package enum FileName {
  /// What the bytes 0x80 to 0xFF stand as.
  package static let standIns: ClosedRange<UInt32> = 0x10F780...0x10F7FF
  private static let base: UInt32 = 0x10F700

  /// The text of a name.
  package static func text(of bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isStandIn) {
      return text
    }
    var result = String.UnicodeScalarView()
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var index = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        let scalar = UTF8.decode(encoded)
        if isStandIn(scalar) { append(bytes[index..<index + encoded.count]) } else { result.append(scalar) }
        index += encoded.count
      case .error(let length):
        append(bytes[index..<index + length])
        index += length
      case .emptyInput: return String(result)
      }
    }
    func append(_ bytes: ArraySlice<UInt8>) {
      result.append(contentsOf: bytes.compactMap { Unicode.Scalar(base + UInt32($0)) })
    }
  }

  /// The text of a name that C ends with a zero byte.
  package static func text(of name: UnsafePointer<CChar>) -> String {
    var bytes: [UInt8] = []
    var next = name
    while next.pointee != 0 {
      bytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
    return text(of: bytes)
  }

  /// The bytes of a name.
  package static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if isStandIn(scalar) {
        bytes.append(UInt8(scalar.value - base))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
    return bytes
  }

  /// Whether a scalar stands for a byte that is part of no character.
  package static func isStandIn(_ scalar: Unicode.Scalar) -> Bool { standIns.contains(scalar.value) }

  /// Whether a path begins at the root.
  package static func isAbsolute(_ path: String) -> Bool { path.utf8.first == slash }

  /// The folder that a path names before its last slash; `.` where there is none.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: slash) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }

  /// What stands behind the last slash but slashes at the end; empty where nothing does.
  package static func last(of path: String) -> String {
    path.utf8.split(separator: slash).last.map { String(Substring($0)) } ?? ""
  }

  // By bytes: a slash before a combining mark is one character with it, and parts names all the same.
  private static let slash = UInt8(ascii: "/")
}

extension String {
  /// Hands out the name as C takes it.
  package func withFileName<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    // The byte that a stand-in begins with; few texts have it.
    guard utf8.contains(0xF4) else { return withCString(body) }
    let bytes = FileName.bytes(of: self).map(CChar.init(bitPattern:)) + [0]
    return bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return "".withCString(body) }
      return body(start)
    }
  }
}

import RoleModel

/// Writes whole numbers in seven bits a byte, the least first, the eighth bit set on all bytes but the last.
struct PackedNumberWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: Int) {
    var rest = UInt(number)
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A number of any kind: twice its hundredths where it has no further digits, else 1 and the eight bytes of the number.
  mutating func append(hundredths number: Double) throws {
    guard number.isFinite else { throw UnstorableContent(reason: "one of its numbers is \(number)") }
    let hundredths = (number * 100).rounded()
    if hundredths >= 0, hundredths < 1e9, hundredths / 100 == number, number.sign == .plus {
      append(Int(hundredths) * 2)
    } else {
      append(1)
      withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 }
    }
  }

  mutating func append(_ text: String) {
    let encoded = Array(text.utf8)
    append(encoded.count)
    bytes += encoded
  }

  mutating func append(raw: [UInt8]) { bytes += raw }
}

/// Reads what ``PackedNumberWriter`` wrote. What it reads is never trusted: nil where the bytes end or make no number.
struct PackedNumberReader {
  private let bytes: [UInt8]
  private var next = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { next == bytes.count }
  var remaining: Int { bytes.count - next }

  mutating func number() -> Int? {
    var result: UInt = 0
    var shift: UInt = 0
    while next < bytes.count, shift < 56 {
      let byte = bytes[next]
      next += 1
      result |= UInt(byte & 127) << shift
      if byte < 128 { return Int(result) }
      shift += 7
    }
    return nil
  }

  mutating func hundredths() -> Double? {
    guard let number = number() else { return nil }
    if number.isMultiple(of: 2) { return Double(number / 2) / 100 }
    guard number == 1, let raw = raw(8) else { return nil }
    var bits: UInt64 = 0
    for (index, byte) in raw.enumerated() { bits |= UInt64(byte) << (8 * UInt64(index)) }
    let value = Double(bitPattern: bits)
    return value.isFinite ? value : nil
  }

  mutating func text() -> String? {
    guard let count = number(), let raw = raw(count) else { return nil }
    return String(validating: raw, as: UTF8.self)
  }

  mutating func raw(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= remaining else { return nil }
    defer { next += count }
    return bytes[next..<next + count]
  }
}

/// The texts that cells of all sheets refer to by number, in one buffer.
final class WorkbookStrings: WorkbookPart {
  let place: TablePlace
  private var bytes: [UInt8] = []
  /// 32 bits hold more than the limit of bytes.
  private var ends: [UInt32] = []
  private let limits: TableLimits
  private var isInString = false
  private var isInText = false
  /// How to pronounce the text, which is beside the text and not in it.
  private var isInPhonetics = false

  /// No entry, no strings: a workbook with inline strings need not have the part.
  init(_ entry: Archive.Entry?, of archive: Archive) throws(TableError) {
    limits = archive.limits
    place = TablePlace(file: archive.path, part: entry.map { .entry($0.name) })
    if let entry { try read(entry, of: archive) }
  }

  /// The string of this number, from 0; nil when there is none.
  func string(_ number: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(number) else { return nil }
    return bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
  }

  func start(_ element: XMLElement) throws(TableError) {
    if element.isNamed("si") {
      guard ends.count < limits.sharedStrings else {
        throw .limit(place, noun: "shared texts", limit: limits.sharedStrings)
      }
      isInString = true
      isInPhonetics = false
    } else if element.isNamed("rPh") {
      isInPhonetics = true
    } else if element.isNamed("t") {
      isInText = isInString && !isInPhonetics
    }
  }

  func end(_ element: XMLElement) -> XMLStep {
    if element.isNamed("si"), isInString {
      isInString = false
      decodeEscapes(&bytes, from: Int(ends.last ?? 0))
      ends.append(UInt32(bytes.count))
    } else if element.isNamed("rPh") {
      isInPhonetics = false
    } else if element.isNamed("t") {
      isInText = false
    }
    return .goOn
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) throws(TableError) {
    guard isInText else { return }
    guard bytes.count + text.count <= limits.sharedStringsLength else {
      throw .limit(place, noun: "bytes of shared texts", limit: limits.sharedStringsLength)
    }
    bytes.append(contentsOf: text)
  }
}

/// Replaces the escapes `_x000D_` of characters that XML lacks (ECMA-376 part 1, 22.9.2.19); CR LF becomes LF.
func decodeEscapes(_ bytes: inout [UInt8], from start: Int) {
  // Most texts have none, and are only looked through.
  var index = start
  while index + 7 <= bytes.count, escapedScalar(bytes, at: index) == nil { index += 1 }
  guard index + 7 <= bytes.count else { return }
  var decoded: [UInt8] = []
  index = start
  while index < bytes.count {
    guard let scalar = escapedScalar(bytes, at: index) else {
      decoded.append(bytes[index])
      index += 1
      continue
    }
    index += 7
    if scalar == "\r", index < bytes.count, bytes[index] == UInt8(ascii: "\n") { continue }
    decoded.append(contentsOf: Array(String(scalar).utf8))
  }
  bytes.replaceSubrange(start..., with: decoded)
}

/// The character of an escape that starts here.
private func escapedScalar(_ bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
  guard bytes[index] == UInt8(ascii: "_"), index + 7 <= bytes.count, bytes[index + 1] == UInt8(ascii: "x"),
    bytes[index + 6] == UInt8(ascii: "_")
  else { return nil }
  var number: UInt32 = 0
  for byte in bytes[(index + 2)..<(index + 6)] {
    guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
    number = number << 4 | UInt32(digit)
  }
  return Unicode.Scalar(number)
}

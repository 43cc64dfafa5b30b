/// The text as searches compare it: lower case, accented Latin letters as their base letter, every run of other
/// characters than letters and digits as one space, none at the ends. `+`, `#` and `*` stay: C++, C# and O*NET are names.
package func folded(_ text: String) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count)
  if text.utf8.allSatisfy({ $0 < 0x80 }) {
    // Nearly all names are ASCII, and there bytes are characters: twenty times as fast.
    for byte in text.utf8 { appendFolded(byte, to: &result) }
  } else {
    for character in text { appendFolded(character, to: &result) }
  }
  if result.last == 0x20 { result.removeLast() }
  return result
}

/// ASCII text folded; other bytes part words.
func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  for byte in text { appendFolded(byte, to: &result) }
  if result.last == 0x20 { result.removeLast() }
  return result
}

/// Appends one grapheme's folded bytes; a separator is appended once, and not at the start.
package func appendFolded(_ character: Character, to result: inout [UInt8]) {
  if let byte = character.asciiValue { return appendFolded(byte, to: &result) }
  guard character.isLetter || character.isNumber else {
    if character != "’", let last = result.last, last != 0x20 { result.append(0x20) }
    return
  }
  for scalar in character.lowercased().unicodeScalars where scalar.properties.generalCategory != .nonspacingMark {
    if let letter = latinBaseLetter(of: scalar) {
      result.append(letter)
    } else {
      result.append(contentsOf: Array(String(scalar).utf8))
    }
  }
}

/// Appends an ASCII byte folded.
private func appendFolded(_ byte: UInt8, to result: inout [UInt8]) {
  switch byte {
  case 0x30...0x39, 0x61...0x7A, 0x2B, 0x23, 0x2A: result.append(byte)
  case 0x41...0x5A: result.append(byte + 0x20)
  case 0x27: break  // an apostrophe joins: bachelor's is bachelors
  default: if let last = result.last, last != 0x20 { result.append(0x20) }
  }
}

/// The letter e of "LATIN SMALL LETTER E WITH ACUTE" and its like.
private func latinBaseLetter(of scalar: Unicode.Scalar) -> UInt8? {
  guard let name = scalar.properties.name, name.hasPrefix("LATIN SMALL LETTER ") else { return nil }
  let words = name.split(separator: " ")
  guard words.count >= 4, words[3].utf8.count == 1, let letter = words[3].utf8.first else { return nil }
  return letter + 0x20
}

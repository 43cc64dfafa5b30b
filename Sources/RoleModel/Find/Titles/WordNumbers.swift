/// Different words, each with a number: its place in the order in which they were met.
struct WordNumbers: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// The numbers by the words' hashes: a table of its own, as millions of words are looked up in it one after another.
  private var slots: [(hash: UInt64, number: Int32)] = Array(repeating: (0, -1), count: 1 << 10)

  var count: Int { starts.count - 1 }

  subscript(number: Int) -> ArraySlice<UInt8> { bytes[starts[number]..<starts[number + 1]] }

  /// The number of a word, a new one if it was not met before.
  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(word)
    let slot = slot(of: word, hash)
    if slots[slot].number >= 0 { return Int(slots[slot].number) }
    let new = count
    slots[slot] = (hash, Int32(new))
    bytes.append(contentsOf: word)
    starts.append(bytes.count)
    if count * 2 > slots.count { grow() }
    return new
  }

  /// The number of a word; nil for one that was not met.
  func known(_ word: [UInt8]) -> Int? {
    word.withUnsafeBufferPointer { word in
      let number = slots[slot(of: word, Self.hash(word))].number
      return number >= 0 ? Int(number) : nil
    }
  }

  /// FNV-1a.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  /// Where the word's number stands, or would.
  private func slot(of word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].number >= 0 {
      if slots[slot].hash == hash, isSame(Int(slots[slot].number), as: word) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isSame(_ number: Int, as word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[number]
    guard starts[number + 1] - start == word.count else { return false }
    for offset in word.indices where bytes[start + offset] != word[offset] { return false }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, -1), count: old.count * 2)
    for entry in old where entry.number >= 0 {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot].number >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}

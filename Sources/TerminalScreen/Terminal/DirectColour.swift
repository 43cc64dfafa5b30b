/// How a terminal of direct colours (`xterm-direct` and its like) packs red, green and blue into the number of a colour. Pure.
package struct DirectColour: Hashable, Sendable {
  /// So many bits each of red, green and blue have in the number.
  private let bits: [Int]

  /// - Parameters:
  ///   - isSaid: the entry's capability `RGB` as a flag: the number's bits are shared out evenly, blue getting what is left.
  ///   - number: the capability as a number: so many bits each.
  ///   - text: the capability as a text: the bits of each, such as `8/8/8`.
  package init(colours: Int, isSaid: Bool, number: Int, text: String?) {
    let parts = text.map { $0.split(separator: "/").compactMap { Int($0) } } ?? []
    if parts.count == 3, parts.allSatisfy({ (1...8).contains($0) }) {
      bits = parts
    } else if (1...8).contains(number) {
      bits = [number, number, number]
    } else if isSaid, (8...0x100_0000).contains(colours) {
      let all = Int.bitWidth - (colours - 1).leadingZeroBitCount
      bits = [(all + 2) / 3, (all + 2) / 3, all - 2 * ((all + 2) / 3)]
    } else {
      bits = [8, 8, 8]
    }
  }

  /// The number of one of xterm's 256 colours.
  package func number(of colour: Int) -> Int {
    zip(Palette.parts(of: colour), bits).reduce(0) { $0 << $1.1 | $1.0 >> (8 - $1.1) }
  }

  /// Whether what an entry makes of a colour's number sets red, green and blue (SGR 38:2 or 38;2) instead of choosing from a
  /// palette. An entry of direct colours may still have a palette for its first 8, 16 or 256 numbers.
  package static func isMeant(by sequence: String) -> Bool {
    sequence.contains("38;2;") || sequence.contains("38:2:")
  }
}

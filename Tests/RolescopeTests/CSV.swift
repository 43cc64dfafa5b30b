/// RFC 4180, strictly.
enum CSV {
  /// Nil when a quote is left open, or a line ends otherwise than with CR LF.
  static func rows(_ bytes: [UInt8]) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = 0
    func next() -> UInt8? { index + 1 < bytes.count ? bytes[index + 1] : nil }
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if next() == UInt8(ascii: "\"") {
          field.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\"") {
        guard field.isEmpty else { return nil }
        isQuoted = true
      } else if byte == UInt8(ascii: ",") {
        row.append(String(decoding: field, as: UTF8.self))
        field = []
      } else if byte == 0x0D {
        guard next() == 0x0A else { return nil }
        index += 1
        rows.append(row + [String(decoding: field, as: UTF8.self)])
        row = []
        field = []
      } else {
        guard byte != 0x0A else { return nil }
        field.append(byte)
      }
      index += 1
    }
    return isQuoted || !row.isEmpty || !field.isEmpty ? nil : rows
  }
}

/// Reads strict JSON (RFC 8259) into values that know their lines.
///
/// Foundation's reader keeps no places. A key that stands twice in an object is an error here, because one of the two
/// would vanish; a byte order mark is skipped, as the RFC allows.
package struct JSONReader {
  static let greatestDepth = 64
  static let greatestLength = 64 << 20

  private var source: JSONSource
  private var depth = 0

  /// The one value of a text in UTF-8.
  package static func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONNode {
    guard bytes.count <= greatestLength else {
      throw JSONSyntaxError(
        line: 1, column: 1, message: "The file has \(bytes.count) bytes, and at most \(greatestLength) are read.")
    }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw JSONSyntaxError(line: 1, column: 1, message: "The file is in UTF-16. Save it as UTF-8.")
    }
    var reader = JSONReader(source: JSONSource(bytes))
    reader.source.skipSpace()
    let node = try reader.readValue()
    reader.source.skipSpace()
    guard reader.source.isAtEnd else {
      throw reader.source.error("There is \(reader.source.words) behind the end of the value.")
    }
    return node
  }

  private mutating func readValue() throws(JSONSyntaxError) -> JSONNode {
    let (line, column) = source.place
    return JSONNode(value: try readBareValue(), line: line, column: column)
  }

  private mutating func readBareValue() throws(JSONSyntaxError) -> JSONNode.Value {
    guard let next = source.next else { throw source.error("A value should stand here, and the file ends.") }
    switch next {
    case UInt8(ascii: "{"): return .object(try nested { reader throws(JSONSyntaxError) in try reader.readMembers() })
    case UInt8(ascii: "["): return .array(try nested { reader throws(JSONSyntaxError) in try reader.readElements() })
    case UInt8(ascii: "\""): return .string(try source.readString())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let (number, decimals) = try source.readNumber()
      return .number(number, decimals: decimals)
    case UInt8(ascii: "t") where source.skip("true"): return .bool(true)
    case UInt8(ascii: "f") where source.skip("false"): return .bool(false)
    case UInt8(ascii: "n") where source.skip("null"): return .null
    default: throw source.error("A value should stand here, and there is \(source.words).")
    }
  }

  /// Reads what brackets enclose, one level deeper.
  private mutating func nested<Content>(
    _ read: (inout JSONReader) throws(JSONSyntaxError) -> Content
  ) throws(JSONSyntaxError) -> Content {
    guard depth < Self.greatestDepth else {
      throw source.error("Lists and objects are nested deeper than \(Self.greatestDepth) levels.")
    }
    depth += 1
    defer { depth -= 1 }
    source.advance()
    source.skipSpace()
    return try read(&self)
  }

  private mutating func readElements() throws(JSONSyntaxError) -> [JSONNode] {
    var elements: [JSONNode] = []
    if source.skip("]") { return elements }
    while true {
      elements.append(try readValue())
      source.skipSpace()
      if source.skip("]") { return elements }
      guard source.skip(",") else {
        throw source.error("A comma or ] should stand here, and there is \(source.words).")
      }
      source.skipSpace()
      if source.next == UInt8(ascii: "]") { throw source.error("There is a comma behind the last value of the list.") }
    }
  }

  private mutating func readMembers() throws(JSONSyntaxError) -> [JSONMember] {
    var members: [JSONMember] = []
    var lines: [String: Int] = [:]
    if source.skip("}") { return members }
    while true {
      guard source.next == UInt8(ascii: "\"") else {
        throw source.error("A key in quotes should stand here, and there is \(source.words).")
      }
      let (line, column) = source.place
      let key = try source.readString()
      if let first = lines.updateValue(line, forKey: key) {
        throw JSONSyntaxError(
          line: line, column: column, message: "The key \"\(key)\" stands twice in one object, first in line \(first).")
      }
      source.skipSpace()
      guard source.skip(":") else {
        throw source.error("A colon should follow the key \"\(key)\", and there is \(source.words).")
      }
      source.skipSpace()
      members.append(JSONMember(key: key, line: line, column: column, node: try readValue()))
      source.skipSpace()
      if source.skip("}") { return members }
      guard source.skip(",") else {
        throw source.error("A comma or } should stand here, and there is \(source.words).")
      }
      source.skipSpace()
      if source.next == UInt8(ascii: "}") { throw source.error("There is a comma behind the last key of the object.") }
    }
  }
}

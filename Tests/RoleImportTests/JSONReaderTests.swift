import Testing

@testable import RoleImport

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONNode { try JSONReader.read(Array(text.utf8)) }

  private func string(_ text: String) throws -> String? {
    guard case .string(let string) = try read(text).value else { return nil }
    return string
  }

  private func number(_ text: String) throws -> Double? {
    guard case .number(let number, _) = try read(text).value else { return nil }
    return number
  }

  /// Line, column and message of the error that a text makes.
  private func error(_ text: String) -> String {
    do {
      _ = try read(text)
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func `keys and values know their lines and columns`() throws {
    guard case .object(let members) = try read("{\n  \"é\": [1,\n\n null], \"b\": true}").value else {
      Issue.record("not an object")
      return
    }
    #expect(members.map { [$0.line, $0.column] } == [[2, 3], [4, 9]])
    #expect(members.map { [$0.node.line, $0.node.column] } == [[2, 8], [4, 14]])
    guard case .array(let elements) = members[0].node.value else {
      Issue.record("not a list")
      return
    }
    #expect(elements.map { [$0.line, $0.column] } == [[2, 9], [4, 2]])
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u0041""#, "éA"), (#""\uD83D\uDE00""#, "😀"),
    (#""😀é""#, "😀é"), (#""\u0000""#, "\0"), ("\"\"", ""), (" \t\r\n\"x\" ", "x"), ("\u{FEFF}\"x\"", "x"),
  ])
  func `strings are decoded`(text: String, value: String) throws {
    #expect(try string(text) == value)
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("12", 12), ("-1.5", -1.5), ("1e3", 1000), ("1E+3", 1000), ("25e-1", 2.5),
    ("114728", 114728), ("0.1", 0.1), ("9007199254740993", 9_007_199_254_740_992), ("1e-400", 0),
  ])
  func `numbers are decoded`(text: String, value: Double) throws {
    #expect(try number(text) == value)
  }

  @Test func `a number knows its digits behind the point`() throws {
    for (text, decimals) in [("19.30", 2), ("19.3", 1), ("19", 0)] {
      guard case .number(_, decimals) = try read(text).value else {
        Issue.record("\(text) has not \(decimals)")
        continue
      }
    }
  }

  @Test(arguments: [
    ("", "line 1, column 1: A value should stand here, and the file ends."),
    ("{\"a\": 1,\n}", "line 2, column 1: There is a comma behind the last key of the object."),
    ("[1, 2,]", "line 1, column 7: There is a comma behind the last value of the list."),
    ("[1 2]", "line 1, column 4: A comma or ] should stand here, and there is 2."),
    ("{\"a\" 1}", "line 1, column 6: A colon should follow the key \"a\", and there is 1."),
    ("{\"a\": 1", "line 1, column 8: A comma or } should stand here, and there is the end of the file."),
    ("{a: 1}", "line 1, column 2: A key in quotes should stand here, and there is a."),
    ("{\"é\": 1, \"é\": 2}", "line 1, column 10: The key \"é\" stands twice in one object, first in line 1."),
    ("{\"a\": 1,\n \"\\u0061\": 2}", "line 2, column 2: The key \"a\" stands twice in one object, first in line 1."),
    ("[1] x", "line 1, column 5: There is x behind the end of the value."),
    ("01", "line 1, column 2: A number does not start with 0 before other digits."),
    ("-", "line 1, column 2: A digit should stand here, and there is the end of the file."),
    ("1.", "line 1, column 3: A digit should stand here, and there is the end of the file."),
    ("1e", "line 1, column 3: A digit should stand here, and there is the end of the file."),
    (".5", "line 1, column 1: A value should stand here, and there is .."),
    ("+1", "line 1, column 1: A value should stand here, and there is +."),
    ("1e999", "line 1, column 6: The number that ends here is too large."),
    ("NaN", "line 1, column 1: A value should stand here, and there is N."),
    ("tru", "line 1, column 1: A value should stand here, and there is t."),
    ("'a'", "line 1, column 1: A value should stand here, and there is '."),
    ("// a", "line 1, column 1: A value should stand here, and there is /."),
    ("\"abc", "line 1, column 5: The text is not closed: the file ends."),
    ("\"a\nb\"", "line 1, column 3: There is the end of the line in a text; write it as an escape such as \\n."),
    ("\"a\tb\"", "line 1, column 3: There is a control character in a text; write it as an escape such as \\n."),
    (#""\x""#, "line 1, column 3: A backslash stands before x, which is no escape; a backslash itself is \\\\."),
    (#""\u12g4""#, "line 1, column 6: \\u takes four hexadecimal digits, and there is g."),
    (#""\uD83D""#, "line 1, column 8: The escape before this place is half of a character."),
    (#""\uDE00\uD83D""#, "line 1, column 8: The escape before this place is half of a character."),
    (#""\uD83D\u0041""#, "line 1, column 14: The two escapes before this place make no character."),
    (
      "\"\\",
      "line 1, column 3: A backslash stands before the end of the file, which is no escape; a backslash itself is \\\\."
    ),
  ])
  func `what is not strict JSON is an error at its place`(text: String, message: String) {
    #expect(error(text) == message)
  }

  @Test func `bytes that are not UTF-8 are an error`() {
    for bytes: [UInt8] in [[0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] {
      #expect(throws: JSONSyntaxError.self) { try JSONReader.read(bytes) }
    }
    #expect(throws: JSONSyntaxError(line: 1, column: 1, message: "The file is in UTF-16. Save it as UTF-8.")) {
      try JSONReader.read([0xFF, 0xFE, 0x7B, 0x00])
    }
  }

  @Test func `nesting has a limit`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try read(nested(64))
    #expect(error(nested(65)) == "line 1, column 65: Lists and objects are nested deeper than 64 levels.")
    #expect(error(String(repeating: "[", count: 1_000_000)).hasPrefix("line 1, column 65:"))
  }

  @Test func `a text cut off anywhere is an error`() {
    let whole = Array(#"{"a": [1, "x\u0041é", {"b": null}], "c": true}"#.utf8)
    for length in whole.indices {
      #expect(throws: JSONSyntaxError.self) { try JSONReader.read(Array(whole[..<length])) }
    }
    #expect(throws: Never.self) { try JSONReader.read(whole) }
  }
}

/// A JSON value with the place where it starts in its text.
package struct JSONNode {
  package enum Value {
    case object([JSONMember])
    case array([JSONNode])
    case string(String)
    /// The number, and the digits that the text gives behind its point.
    case number(Double, decimals: Int)
    case bool(Bool)
    case null
  }

  package var value: Value
  /// Counts from 1.
  var line: Int
  /// Counts characters (Unicode scalars) from 1.
  var column: Int

  /// What the value is, as an English noun.
  var noun: String {
    switch value {
    case .object: "an object"
    case .array: "a list"
    case .string: "a text"
    case .number: "a number"
    case .bool(let bool): "\(bool)"
    case .null: "null"
    }
  }
}

/// One key of an object with its value.
package struct JSONMember {
  package var key: String
  /// Where the key starts.
  var line: Int
  var column: Int
  package var node: JSONNode
}

/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Hashable, CustomStringConvertible {
  var line: Int
  var column: Int
  var message: String

  package var description: String { "line \(line), column \(column): \(message)" }
}

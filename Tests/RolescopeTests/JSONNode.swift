import Foundation

/// Parsed JSON; a path that leads nowhere is a node of nothing, so that a condition on it fails instead of trapping.
enum JSONNode: Hashable, Decodable {
  case object([String: JSONNode])
  case array([JSONNode])
  case text(String)
  case number(Double)
  case flag(Bool)
  case null
  case absent

  init?(parsing bytes: [UInt8]) {
    guard let node = try? JSONDecoder().decode(JSONNode.self, from: Data(bytes)) else { return nil }
    self = node
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let items = try? container.decode([JSONNode].self) {
      self = .array(items)
    } else {
      self = .object(try container.decode([String: JSONNode].self))
    }
  }

  subscript(_ key: String) -> JSONNode {
    if case .object(let members) = self { members[key] ?? .absent } else { .absent }
  }

  subscript(_ index: Int) -> JSONNode { items.indices.contains(index) ? items[index] : .absent }

  var items: [JSONNode] { if case .array(let items) = self { items } else { [] } }

  var keys: Set<String> { if case .object(let members) = self { Set(members.keys) } else { [] } }

  var text: String? { if case .text(let text) = self { text } else { nil } }

  var number: Double? { if case .number(let number) = self { number } else { nil } }

  var isObject: Bool { if case .object = self { true } else { false } }

  var isArray: Bool { if case .array = self { true } else { false } }

  /// The items whose member is this text.
  func items(where key: String, is text: String) -> [JSONNode] { items.filter { $0[key].text == text } }
}

extension JSONNode: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(floatLiteral value: Double) { self = .number(value) }
  init(stringLiteral value: String) { self = .text(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
  init(nilLiteral: ()) { self = .null }
  init(arrayLiteral elements: JSONNode...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONNode)...) { self = .object(Dictionary(elements) { $1 }) }
}

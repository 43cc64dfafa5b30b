import Foundation

/// Parsed JSON; a path that leads nowhere is a node of nothing, so that a condition on it fails instead of trapping.
enum JSONNode: Hashable {
  case object([String: JSONNode])
  case array([JSONNode])
  case text(String)
  case number(Double)
  case flag(Bool)
  case null
  case absent

  init?(parsing bytes: [UInt8]) {
    guard let value = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) else {
      return nil
    }
    self.init(value)
  }

  private init(_ value: Any) {
    switch value {
    case let text as String: self = .text(text)
    case let members as [String: Any]: self = .object(members.mapValues { JSONNode($0) })
    case let items as [Any]: self = .array(items.map { JSONNode($0) })
    // Truth values are numbers of one byte.
    case let number as NSNumber:
      self = number.objCType.pointee == 0x63 ? .flag(number.boolValue) : .number(number.doubleValue)
    default: self = .null
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

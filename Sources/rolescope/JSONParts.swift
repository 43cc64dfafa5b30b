import RoleImport

/// The parts of a parsed JSON text, nil where they are of another kind.
extension JSONNode {
  var members: [String: JSONNode]? {
    guard case .object(let members) = value else { return nil }
    return Dictionary(members.map { ($0.key, $0.node) }, uniquingKeysWith: { first, _ in first })
  }

  var items: [JSONNode]? { if case .array(let items) = value { items } else { nil } }
  var text: String? { if case .string(let text) = value { text } else { nil } }
  var number: Double? { if case .number(let number, _) = value { number } else { nil } }
  var isTrue: Bool { if case .bool(true) = value { true } else { false } }

  /// A member of an object.
  subscript(name: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == name }?.node
  }
}

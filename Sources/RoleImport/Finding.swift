/// Something that a check refuses, with the place where it stands.
package struct Finding: Hashable, Sendable, CustomStringConvertible {
  package var file: String
  /// Counts from 1.
  package var line: Int
  /// The path of the value in the file, such as `roles[0].figures[3].value`; empty for the file as a whole.
  package var field: String
  package var message: String

  package init(file: String, line: Int, field: String, message: String) {
    self.file = file
    self.line = line
    self.field = field
    self.message = message
  }

  package var description: String {
    field.isEmpty ? "\(file):\(line): \(message)" : "\(file):\(line): \(field): \(message)"
  }
}

/// Where a value of a file stands.
struct Place: Hashable {
  var file: String
  var line: Int
  var field: String

  /// As other findings point at it.
  var words: String { "\(file):\(line)" }
}

/// Collects the findings of one reading.
final class FindingLog {
  private(set) var findings: [Finding] = []

  func add(_ message: String, at place: Place) {
    findings.append(Finding(file: place.file, line: place.line, field: place.field, message: message))
  }

  /// The findings by file, in the order in which the files were named, and line.
  func sorted(files: [String]) -> [Finding] {
    var order: [String: Int] = [:]
    for (index, file) in files.enumerated() where order[file] == nil { order[file] = index }
    return findings.enumerated().sorted { left, right in
      let leftKey = (order[left.element.file] ?? 0, left.element.line, left.offset)
      return leftKey < (order[right.element.file] ?? 0, right.element.line, right.offset)
    }.map(\.element)
  }
}

import RoleModel

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

  /// So many findings of one reading are told, and one more says how many others there are: nobody mends more at once.
  package static let greatestToldCount = 1_000

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

/// Collects the findings of one reading: the first ones, and how many there are.
final class FindingLog {
  private(set) var findings: [Finding] = []
  private(set) var count = 0

  /// Adds a finding, whose message is made only where it is told.
  func add(_ message: @autoclosure () -> String, at place: Place) {
    count += 1
    guard count <= Finding.greatestToldCount else { return }
    findings.append(Finding(file: place.file, line: place.line, field: place.field, message: message()))
  }

  /// The findings by file, in the order in which the files were named, and line.
  func sorted(files: [String]) -> [Finding] {
    var order: [String: Int] = [:]
    for (index, file) in files.enumerated() where order[file] == nil { order[file] = index }
    var sorted = findings.enumerated().sorted { left, right in
      let leftKey = (order[left.element.file] ?? 0, left.element.line, left.offset)
      return leftKey < (order[right.element.file] ?? 0, right.element.line, right.offset)
    }.map(\.element)
    if count > findings.count, let last = sorted.last {
      let message =
        "\(counted(count - findings.count, "more finding")): at most "
        + "\(NumberText.grouped(Double(Finding.greatestToldCount))) are told. Mend these first."
      sorted.append(Finding(file: last.file, line: last.line, field: "", message: message))
    }
    return sorted
  }
}

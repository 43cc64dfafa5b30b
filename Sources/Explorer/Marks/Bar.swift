import RoleModel

/// Horizontal bars in eighths of a cell.
package enum Bar {
  /// A bar that grows rightward: `value` of `most`, `width` cells long when they are equal. Anything above nothing shows.
  package static func text(_ value: Double, of most: Double, width: Int) -> String {
    let eighths = eighths(value, most, width)
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + partial[eighths % 8]
  }

  /// A bar that grows leftward, in halves of a cell, with spaces before it to the width.
  package static func leftward(_ value: Double, of most: Double, width: Int) -> String {
    let halves = (eighths(value, most, width) + 3) / 4
    let bar = (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
    return String(repeating: " ", count: max(0, width - bar.count)) + bar
  }

  private static func eighths(_ value: Double, _ most: Double, _ width: Int) -> Int {
    guard value > 0, most > 0, width > 0, value.isFinite, most.isFinite else { return 0 }
    return max(1, min(width * 8, Int(nearest: value / most * Double(width * 8)) ?? width * 8))
  }
}

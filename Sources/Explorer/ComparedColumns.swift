import RoleModel

/// The columns of a comparison: one is picked, and its role can be changed in place.
extension Model {
  /// The picked column. With fewer than four roles one more stands behind the last: a role can be added there.
  package var comparedColumn: Int { max(0, min(view.compareColumn, comparedColumnCount - 1)) }

  private var comparedColumnCount: Int { min(Comparison.letters.count, comparedPositions.count + 1) }

  mutating func moveColumn(by step: Int) {
    let column = comparedColumn + step
    guard 0..<comparedColumnCount ~= column else {
      message = step < 0 ? "A is the first column." : "\(Comparison.letters[comparedColumn]) is the last column."
      return
    }
    pickColumn(column)
  }

  /// Picks a column, and says what can be done with it.
  mutating func pickColumn(_ column: Int) {
    view.compareColumn = column
    let letter = Comparison.letters[column]
    let positions = comparedPositions
    if column == positions.count {
      message = "\(letter), one more role: \(key(.compare)) adds it."
    } else if positions.count == 2 || column == 0 {
      // With more roles the line says the verdict against the picked one.
      message = "\(letter) \(title(at: positions[column])): \(key(.compare)) puts another role here."
    }
  }

  /// Opens the choice of the role in the picked column.
  mutating func changeCompared() {
    let column = comparedColumn
    let letter = Comparison.letters[column]
    let positions = comparedPositions
    let title =
      column < positions.count ? "In place of \(letter) \(title(at: positions[column]))" : "\(letter), one more role"
    // The role that stands there is picked, or the last compared one: Enter at once changes nothing.
    pickRole(.compared(column: column), title: title, first: positions, index: min(column, positions.count - 1))
  }

  /// Why a role cannot stand in a column, or nil.
  func comparedRefusal(of position: Int, inColumn column: Int) -> String? {
    guard let other = comparedPositions.firstIndex(of: position), other != column else { return nil }
    return "\(title(at: position)) is compared already, as \(Comparison.letters[other]): take another role, or Esc."
  }

  /// Puts a role into a column: it takes the mark of the role that stood there.
  mutating func takeCompared(_ position: Int, inColumn column: Int) {
    var positions = comparedPositions
    let letter = Comparison.letters[column]
    if positions.indices.contains(column), positions[column] == position {
      message = "\(letter) stays \(title(at: position))."
      return
    }
    if positions.indices.contains(column) {
      let before = title(at: positions[column])
      positions[column] = position
      message = "\(letter) is \(title(at: position)) now, and no longer \(before)."
    } else {
      positions.append(position)
      message = "\(title(at: position)) is compared too, as \(letter)."
    }
    view.marks = positions
    view.compareColumn = column
  }
}

/// A press of a mouse button, its release, or a step of the wheel. Shift, Alt and Ctrl are left out.
package struct MouseEvent: Hashable, Sendable {
  package enum Button: Sendable { case left, middle, right }

  package enum Kind: Hashable, Sendable {
    case press(Button)
    case release, wheelUp, wheelDown
  }

  package var kind: Kind
  /// The cell under the pointer, from 0.
  package var column: Int
  package var row: Int
  /// Milliseconds on a clock that only goes forward: who reads the terminal says when.
  package var time = 0

  package init(_ kind: Kind, column: Int, row: Int, time: Int = 0) {
    self.kind = kind
    self.column = column
    self.row = row
    self.time = time
  }
}

extension MouseEvent {
  /// More than any terminal has columns or rows.
  private static let farthest = 10_000
  /// More than such a report is long.
  private static let longest = 24

  /// Reads what stands between `ESC [ <` and the final byte of an SGR report: `button;column;row`, the cells from 1.
  ///
  /// nil for motion, for buttons beyond the third and for what no terminal sends. Source: "XTerm Control Sequences",
  /// Mouse Tracking.
  init?(report: some Collection<UInt8>, isRelease: Bool) {
    guard report.count <= Self.longest else { return nil }
    var numbers = [0]
    var hasDigit = false
    for byte in report {
      switch byte {
      case 0x30...0x39:
        let number = numbers[numbers.count - 1] * 10 + Int(byte - 0x30)
        guard number <= Self.farthest else { return nil }
        numbers[numbers.count - 1] = number
        hasDigit = true
      case UInt8(ascii: ";") where hasDigit && numbers.count < 3:
        numbers.append(0)
        hasDigit = false
      default: return nil
      }
    }
    guard hasDigit, numbers.count == 3, numbers[1] > 0, numbers[2] > 0,
      let kind = Self.kind(button: numbers[0], isRelease: isRelease)
    else { return nil }
    self.init(kind, column: numbers[1] - 1, row: numbers[2] - 1)
  }

  /// Bits 0 and 1 are the button, 2 to 4 the modifiers, 5 says motion, 6 a wheel; with 7 come further buttons.
  private static func kind(button: Int, isRelease: Bool) -> Kind? {
    let bits = button & ~0b1_1100
    switch (bits, isRelease) {
    case (0...2, true): return .release
    case (0, false): return .press(.left)
    case (1, false): return .press(.middle)
    case (2, false): return .press(.right)
    case (64, false): return .wheelUp
    case (65, false): return .wheelDown
    default: return nil
    }
  }
}

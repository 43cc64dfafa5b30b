extension SequenceKey {
  /// A key as the Windows console reports it in its own mode: `ESC [ key ; scan ; unit ; down ; state ; repeats _`.
  ///
  /// Source: "Improved keyboard handling in Conpty" (microsoft/terminal, specification 4999). A key that is held comes again and
  /// again, so repeats that are counted are one press.
  init?(windows parameters: SequenceParameters) {
    let (key, unit, state) = (parameters[0] ?? 0, parameters[2] ?? 0, parameters[4] ?? 0)
    let isDown = parameters[3] == 1
    // A character that no key has comes with the release of Alt, as if its number had been typed on the number pad.
    guard isDown || key == Self.alt && unit > 0, let unit = UInt16(exactly: unit) else { return nil }
    let (isAlt, isControl, isShift) = (state & 0x3 != 0, state & 0xC != 0, state & 0x10 != 0)
    switch unit {
    case 0:
      guard let key = Self.windowsKey(key) else { return nil }
      self.init(.key(key))
    case 0x09: self.init(.key(isShift ? .backTab : .tab), isAlt: isAlt)
    case 0x1B: self.init(.key(.escape), isAlt: isAlt)
    case 0x01..<0x20, 0x7F: self.init(.byte(UInt8(unit)), isAlt: isAlt)
    // Both together are AltGr.
    default: self.init(.unit(unit), isAlt: isDown && isAlt && !isControl)
    }
  }

  private static let alt = 0x12

  /// Source: "Virtual-Key Codes", learn.microsoft.com.
  private static func windowsKey(_ code: Int) -> Key? {
    switch code {
    case 0x21: .pageUp
    case 0x22: .pageDown
    case 0x23: .end
    case 0x24: .home
    case 0x25: .left
    case 0x26: .up
    case 0x27: .right
    case 0x28: .down
    case 0x2D: .insert
    case 0x2E: .delete
    case 0x70...0x87: .function(code - 0x6F)
    default: nil
    }
  }
}

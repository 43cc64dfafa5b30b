import CVTerm

/// libvterm, which turns what a program sends into a screen, and keys into what a program reads.
final class Emulator {
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let properties: UnsafeMutablePointer<Properties>
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>

  private var repeats = RepeatExpander()
  /// The beginning of a character whose end has not come: libvterm 0.1.4 has a decoder for text that begins with ASCII and one
  /// for other text, and what one of them began the other does not end.
  private var unfinished: [UInt8] = []

  private struct Properties {
    var isCursorVisible = true
    var isOnAlternateScreen = false
  }

  init(columns: Int, rows: Int) {
    terminal = vterm_new(Int32(rows), Int32(columns))
    vterm_set_utf8(terminal, 1)
    screen = vterm_obtain_screen(terminal)
    properties = .allocate(capacity: 1)
    properties.initialize(to: Properties())
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.settermprop = { property, value, user in
      guard let value, let properties = user?.assumingMemoryBound(to: Properties.self) else { return 0 }
      switch property {
      case VTERM_PROP_CURSORVISIBLE: properties.pointee.isCursorVisible = value.pointee.boolean != 0
      case VTERM_PROP_ALTSCREEN: properties.pointee.isOnAlternateScreen = value.pointee.boolean != 0
      default: break
      }
      return 1
    }
    vterm_screen_set_callbacks(screen, callbacks, properties)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(terminal)
    callbacks.deallocate()
    properties.deallocate()
  }

  var isCursorVisible: Bool { properties.pointee.isCursorVisible }
  var isOnAlternateScreen: Bool { properties.pointee.isOnAlternateScreen }

  var cursor: (column: Int, row: Int) {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return (Int(position.col), Int(position.row))
  }

  private var size: (columns: Int, rows: Int) {
    var rows: Int32 = 0
    var columns: Int32 = 0
    vterm_get_size(terminal, &rows, &columns)
    return (Int(columns), Int(rows))
  }

  func resize(columns: Int, rows: Int) { vterm_set_size(terminal, Int32(rows), Int32(columns)) }

  // MARK: Bytes

  func take(_ bytes: ArraySlice<UInt8>) {
    unfinished += repeats.expanded(bytes)
    let whole = unfinished.count - Self.unfinishedLength(unfinished)
    unfinished.prefix(whole).withUnsafeBytes { bytes in
      _ = vterm_input_write(terminal, bytes.assumingMemoryBound(to: CChar.self).baseAddress, bytes.count)
    }
    unfinished.removeFirst(whole)
  }

  /// How many bytes at the end are the beginning of a character of UTF-8.
  static func unfinishedLength(_ bytes: [UInt8]) -> Int {
    guard let start = bytes.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return 0 }
    let length =
      (bytes[start] | 0x0F == 0xFF ? 4 : bytes[start] | 0x0F == 0xEF ? 3 : bytes[start] | 0x1F == 0xDF ? 2 : 1)
    return start + length > bytes.count ? bytes.count - start : 0
  }

  /// What the emulator wants sent to the program.
  func takeOutput() -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [CChar](repeating: 0, count: 4096)
    while true {
      let count = vterm_output_read(terminal, &buffer, buffer.count)
      guard count > 0 else { return result }
      result += buffer[..<count].map { UInt8(bitPattern: $0) }
    }
  }

  func type(_ scalar: Unicode.Scalar) { vterm_keyboard_unichar(terminal, scalar.value, VTERM_MOD_NONE) }

  func press(_ key: TerminalKey) {
    switch key {
    case .control(let letter):
      for scalar in letter.unicodeScalars { vterm_keyboard_unichar(terminal, scalar.value, VTERM_MOD_CTRL) }
    default: vterm_keyboard_key(terminal, key.code, VTERM_MOD_NONE)
    }
  }

  func startPaste() { vterm_keyboard_start_paste(terminal) }

  func endPaste() { vterm_keyboard_end_paste(terminal) }

  // MARK: Screen

  var text: String { (0..<size.rows).map { row($0) }.joined(separator: "\n") }

  /// A row with the spaces at its end cut.
  func row(_ row: Int) -> String {
    var text = ""
    var column = 0
    while column < size.columns {
      let cell = cell(column: column, row: row)
      text += cell.text.isEmpty ? " " : cell.text
      column += max(1, cell.columns)
    }
    while text.last == " " { text.removeLast() }
    return text
  }

  func cell(column: Int, row: Int) -> TerminalCell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
    let scalars = withUnsafeBytes(of: cell.chars) { bytes in
      bytes.bindMemory(to: UInt32.self).prefix { $0 != 0 && $0 != .max }.compactMap { Unicode.Scalar($0) }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return TerminalCell(
      text: String(text), columns: Int(cell.width), foreground: colour(cell.fg), background: colour(cell.bg),
      isBold: vterm_cell_is_bold(&cell) != 0, isUnderlined: vterm_cell_is_underlined(&cell) != 0,
      isReversed: vterm_cell_is_reversed(&cell) != 0)
  }

  private func colour(_ colour: VTermColor) -> TerminalCell.Colour {
    if vterm_colour_is_default(colour) != 0 { return .standard }
    let index = vterm_colour_index(colour)
    if index >= 0 { return .indexed(Int(index)) }
    return .rgb(Int(colour.rgb.red), Int(colour.rgb.green), Int(colour.rgb.blue))
  }
}

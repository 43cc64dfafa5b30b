import CNCurses
import Glibc

/// Hands screens to ncurses, which sends the terminal what differs. The only file that names ncurses' own types.
final class Presenter {
  let modes: PrivateModes
  /// What takes the terminal out of every mode, for a process that can no longer ask ncurses.
  let emergencyBytes: [UInt8]
  let terminalKeys: [[UInt8]: Key]

  private let showCursor: [UInt8]
  /// What rids the row that the shell goes on in of ours; nothing where an alternate screen goes with all of it.
  private let clearLastRow: [UInt8]
  private let device: TerminalDevice
  private let usesUTF8: Bool
  private let stream: UnsafeMutablePointer<FILE>
  private let frame: FrameFile
  private let terminal: OpaquePointer
  /// How many colours may be used.
  private var colours = 0
  private let programModes: termios
  private var theme = Theme.auto
  /// What each style is in ncurses' terms, by ``Style/number``, in the theme.
  private var renditions: [(attributes: attr_t, pair: Int16)] = []
  /// What the terminal shows; nil when that is not known.
  private(set) var shown: Screen?
  private var cursorIsVisible = true
  /// Whether the terminal is to report the mouse.
  private var reportsMouse = false

  /// Switches the terminal to a screen of ours at the next presentation.
  ///
  /// `newterm`, not `initscr`, which ends the process on an unknown terminal.
  init(_ device: TerminalDevice, usesUTF8: Bool, greatestColours: Int) throws(TerminalFailure) {
    let name = getenv("TERM").flatMap { $0.pointee == 0 ? nil : String(cString: $0) }
    guard let type = name.flatMap({ TerminalType.setUp($0, on: device.descriptor) }) else {
      throw .unknownType(name: name)
    }
    let canMoveCursor = ncurses_capability("cup") != nil
    ncurses_forget_entry()
    guard canMoveCursor else { throw .cannotMoveCursor(name: name ?? "") }

    // The window is what the device says, not what LINES and COLUMNS said when the shell started.
    use_env(false)
    // ncurses has no room for sizes beyond 32,767, but for the Linux console needs to know one.
    let (largest, size) = (TerminalDevice.largest, device.size ?? Size(columns: 0, rows: 0))
    use_tioctl(size.columns < largest.columns && size.rows < largest.rows)
    guard let stream = fdopen(dup(device.descriptor), "r+") else {
      throw .outOfDescriptors(reason: String(cString: strerror(errno)))
    }
    guard let terminal = newterm(type, stream, stream) else {
      fclose(stream)
      throw .unknownType(name: name)
    }
    guard let frame = FrameFile(output: fileno(stream), terminal: device.descriptor) else {
      let reason = String(cString: strerror(errno))
      delscreen(terminal)
      fclose(stream)
      throw .outOfDescriptors(reason: reason)
    }
    self.frame = frame
    self.device = device
    self.usesUTF8 = usesUTF8
    self.stream = stream
    self.terminal = terminal
    modes = .ofEntry
    showCursor = Array(PrivateModes.withoutPadding(Self.capability("cnorm") ?? "").utf8)
    clearLastRow =
      Self.capability("rmcup") != nil
      ? [] : Array(("\r" + PrivateModes.withoutPadding(Self.capability("el") ?? "")).utf8)
    let leaving = ["sgr0", "op", "rmkx", "rmcup"].compactMap { Self.capability($0) }
    emergencyBytes =
      modes.leave + Array(leaving.map(PrivateModes.withoutPadding).joined().utf8) + showCursor + Array("\r\n".utf8)
    terminalKeys = TerminalKeys.table { Self.capability($0) }
    programModes = Self.inputModes(of: device, usesUTF8: usesUTF8)
    device.write(
      frame.collect {
        colours = Self.countColours(atMost: greatestColours)
        dress()
      })
  }

  private static func capability(_ name: String) -> String? {
    ncurses_capability(name).map { String(cString: $0) }
  }

  /// The terminal's modes while the screen is up, in which it is put.
  private static func inputModes(of device: TerminalDevice, usesUTF8: Bool) -> termios {
    cbreak()
    noecho()
    nonl()
    typeahead(-1)  // the loop drains keys before it draws; ncurses must not leave a frame half drawn for them
    intrflush(nil, false)
    var modes = device.modes
    // The driver acts on no byte and changes none: each may be pasted. What Ctrl-Z and its kind do, the session does.
    modes.c_iflag &= ~tcflag_t(IXON | INLCR | IGNCR | ICRNL | PARMRK)
    if usesUTF8 { modes.c_iflag &= ~tcflag_t(ISTRIP) }
    modes.c_lflag &= ~tcflag_t(ISIG | IEXTEN)
    device.modes = modes
    return modes
  }

  /// 0 without colours. To be asked once: it makes ncurses know colours.
  private static func countColours(atMost greatest: Int) -> Int {
    guard greatest > 0, has_colors(), start_color() == OK, use_default_colors() == OK else { return 0 }
    return min(greatest, Int(ncurses_colour_count()))
  }

  private func dress() {
    renditions = []
    for ink in Style.Ink.allCases {
      let look = Palette.look(of: ink, in: theme, colours: colours)
      let pair = look.colour == nil ? 0 : Int16(ink.rawValue) + 1
      if let colour = look.colour { init_extended_pair(Int32(pair), Self.colourNumber(Int(colour)), -1) }
      for bits in 0..<Style.Attributes.combinations {
        let attributes = Style.Attributes(rawValue: UInt8(bits))
        renditions.append(((look.isDim ? ncurses_dim() : 0) | Self.bits(of: look.drawn(attributes)), pair))
      }
    }
  }

  /// A palette's number as the terminal has it: packed red, green and blue where the entry would read it as such.
  private static func colourNumber(_ number: Int) -> Int32 {
    guard let sequence = ncurses_foreground(Int32(number)), DirectColour.isMeant(by: String(cString: sequence)) else {
      return Int32(number)
    }
    let direct = DirectColour(
      colours: Int(ncurses_colour_count()), isSaid: ncurses_flag("RGB") > 0, number: Int(ncurses_number("RGB")),
      text: capability("RGB"))
    return Int32(direct.number(of: number))
  }

  // MARK: Screens

  /// Shows the screen, cut at the terminal's edges, and answers how many bytes that took.
  @discardableResult
  func present(_ screen: Screen) -> Int {
    if let shown, shown == screen { return 0 }
    if theme != screen.theme {
      theme = screen.theme
      dress()
      // Each cell is written anew in its new look.
      shown = nil
    }
    let drawn = usesUTF8 ? screen : screen.asciiOnly
    let window = ncurses_standard_window()
    if shown?.size != screen.size { werase(window) }
    let size = self.size
    for row in 0..<min(size.rows, screen.size.rows) {
      if let shown, shown.size == screen.size, shown.hasSameRow(row, as: screen) { continue }
      let cells = characters(of: drawn, row: row, columns: size.columns)
      wmove(window, Int32(row), 0)
      cells.withUnsafeBufferPointer { _ = wadd_wchnstr(window, $0.baseAddress, Int32($0.count)) }
    }
    shown = screen
    place(cursor: screen.cursor, in: size)
    return update()
  }

  /// Sends everything again, whatever the terminal is thought to show, and answers how many bytes that took.
  @discardableResult
  func redrawEverything() -> Int {
    clearok(ncurses_terminal_window(), true)
    guard let screen = shown else { return 0 }
    shown = nil
    return present(screen)
  }

  private func place(cursor: (column: Int, row: Int)?, in size: Size) {
    let window = ncurses_standard_window()
    if let cursor, (0..<size.columns).contains(cursor.column), (0..<size.rows).contains(cursor.row) {
      leaveok(window, false)
      wmove(window, Int32(cursor.row), Int32(cursor.column))
      if !cursorIsVisible { curs_set(1) }
      cursorIsVisible = true
    } else {
      leaveok(window, true)
      if cursorIsVisible { curs_set(0) }
      cursorIsVisible = false
    }
  }

  /// Sends what differs, and answers how many bytes that took.
  private func update() -> Int {
    wnoutrefresh(ncurses_standard_window())
    let bytes = frame.collect { doupdate() }
    guard !bytes.isEmpty else { return 0 }
    let whole = modes.frameBegin + bytes + modes.frameEnd
    device.write(whole)
    return whole.count
  }

  /// The row as ncurses wants it: a wide character once, its second column left out.
  private func characters(of screen: Screen, row: Int, columns limit: Int) -> [cchar_t] {
    let cells = screen.row(row).prefix(limit)
    var result: [cchar_t] = []
    result.reserveCapacity(cells.count)
    for index in cells.indices where !cells[index].isContinuation {
      let cell = cells[index]
      let columns = index + 1 < cells.endIndex && cells[index + 1].isContinuation ? 2 : 1
      if cell.scalar.value < 0x300 || Self.libraryColumns(of: cell.scalar) == columns {
        let marks = cell.hasMarks ? screen.marks(column: index - cells.startIndex, row: row) : []
        result.append(character(cell, marks))
      } else {
        // The edge cuts it, or the C library's tables are older than ours: keep the rest of the row in its place.
        let standIn = Cell(scalar: "\u{FFFD}", style: cell.style)
        result += Array(repeating: character(standIn, []), count: columns)
      }
    }
    return result
  }

  /// The C library's opinion on a scalar, by which ncurses counts columns; -1 for one that it doesn't know.
  static func libraryColumns(of scalar: Unicode.Scalar) -> Int {
    Int(ncurses_column_width(wchar_t(scalar.value)))
  }

  private func character(_ cell: Cell, _ marks: [Unicode.Scalar]) -> cchar_t {
    let rendition = renditions[cell.style.number]
    var character = cchar_t()
    if marks.isEmpty {
      ncurses_set_character(&character, wchar_t(cell.scalar.value), rendition.attributes, rendition.pair)
      return character
    }
    var scalars: [wchar_t] = [wchar_t(cell.scalar.value)]
    // Terminals disagree on the width of a sequence of emoji, and of a sign that is to be drawn as an emoji or as text (U+FE0E and
    // U+FE0F): they get its first one alone, as it comes.
    if !marks.contains(where: { TextWidth.columns(of: $0) > 0 }) {
      for mark in marks where Self.libraryColumns(of: mark) == 0 && mark.value & ~1 != 0xFE0E {
        scalars.append(wchar_t(mark.value))
      }
    }
    scalars.append(0)
    setcchar(&character, scalars, rendition.attributes, rendition.pair, nil)
    return character
  }

  private static func bits(of attributes: Style.Attributes) -> attr_t {
    var bits: attr_t = 0
    if attributes.contains(.bold) { bits |= ncurses_bold() }
    if attributes.contains(.underline) { bits |= ncurses_underline() }
    if attributes.contains(.reverse) { bits |= ncurses_reverse() }
    return bits
  }

  // MARK: Size

  /// The size that ncurses draws at.
  var size: Size {
    let window = ncurses_standard_window()
    return Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
  }

  /// Follows the window after a change was announced; answers whether the terminal has a size.
  ///
  /// `resize_term`, not `resizeterm`, which also puts a key in the queue. A window that went and came back to its size
  /// has lost what it cut off, so everything is sent again in any case.
  func followWindow() -> Bool {
    guard let window = device.size else { return false }
    if window != size { resize_term(Int32(window.rows), Int32(window.columns)) }
    shown = nil
    // The terminal has moved its lines about in its own way.
    clearok(ncurses_terminal_window(), true)
    return true
  }

  // MARK: Coming and going

  /// Takes the terminal: for the first time, and again after ``leave()`` or after the shell had it.
  func enter() {
    device.take()
    device.modes = programModes
    let keys = frame.collect { _ = keypad(ncurses_standard_window(), true) }
    device.write(keys + modes.enter + (reportsMouse ? modes.mouseOn : []))
  }

  /// Asks the terminal for what the mouse does, or leaves the mouse to the terminal. While it is given back, for later.
  func reportMouse(_ isWanted: Bool, isTaken: Bool) {
    guard isWanted != reportsMouse else { return }
    reportsMouse = isWanted
    if isTaken { device.write(isWanted ? modes.mouseOn : modes.mouseOff) }
  }

  /// Takes the terminal out of the private modes; the screen stays, and keys are not echoed.
  func leavePrivateModes() { device.write(modes.leave, isFarewell: true) }

  /// Gives the terminal back, but for its modes, the private ones having been left.
  func leave() {
    // The cursor once more: libvterm (in Neovim, in Emacs) keeps with the saved position, which leaving the alternate screen
    // restores, also whether the cursor was hidden when ncurses last saved one.
    device.write(frame.collect { endwin() } + clearLastRow + showCursor, isFarewell: true)
    device.giveBack()
    cursorIsVisible = true
  }

  func dispose() {
    delscreen(terminal)
    fclose(stream)
  }
}

import Glibc
import Synchronization

/// The one impure part of the screen: it owns the terminal, its modes, the signals that concern it and the waiting.
///
/// One at a time in a process. To be used from one thread; only a ``Waker`` may cross.
package final class TerminalSession {
  package struct Options: Sendable {
    /// So many of the terminal's colours may be used; 0 for none. The caller has read `NO_COLOR`.
    package var greatestColours: Int
    /// Which characters are sent.
    package var glyphs: GlyphSet

    package init(greatestColours: Int = .max, glyphs: GlyphSet = .auto) {
      self.greatestColours = greatestColours
      self.glyphs = glyphs
    }
  }

  /// Makes ``TerminalSession/waitForEvents()`` return, from any thread; does nothing once the session is closed.
  package struct Waker: Sendable {
    package func wake() { SignalPipe.wake() }
  }

  /// Whether the terminal takes UTF-8, by the environment's locale or the user's word. Without it screens are shown in ASCII.
  package let usesUTF8: Bool

  /// Runs when a signal ends the process, the terminal being the shell's again.
  package var beforeEnding: (() -> Void)?

  private static let isTaken = Atomic<Bool>(false)

  private let device: TerminalDevice
  private let presenter: Presenter
  private let signals: SignalActions
  private var shellModes: termios
  private var heldErrors: HeldErrors?
  private var decoder: Decoder
  /// How what was read last bears on leaving.
  private var recentInput = RecentInput()
  private var hasTerminal = false
  private var isClosed = false
  private var hasNewSize = false
  private var isWoken = false
  /// The key for it was pressed.
  private var wantsSuspension = false
  /// nil on a line that carries a screen at once.
  private var slowLine: SlowLine?
  /// What a slow line has not yet been given of the last frame.
  private var pieces: FramePieces?
  private let escapeDelay = EscapeDelay.milliseconds { getenv($0).map { String(cString: $0) } }

  /// Takes over the terminal. The order matters: the locale before ncurses reads it, our signal handlers before
  /// ncurses would install its own, which call what a handler must not.
  package static func open(_ options: Options) throws(TerminalFailure) -> TerminalSession {
    guard !isTaken.exchange(true, ordering: .acquiring) else { throw .alreadyOpen }
    do throws(TerminalFailure) {
      return try TerminalSession(options)
    } catch {
      isTaken.store(false, ordering: .releasing)
      throw error
    }
  }

  private init(_ options: Options) throws(TerminalFailure) {
    usesUTF8 = CharacterSet.adopt(options.glyphs)
    try SignalPipe.open()
    device = try TerminalDevice()
    shellModes = device.modes
    slowLine = SlowLine(shellModes)
    signals = SignalActions.install(SignalPipe.handler, for: SignalPipe.caughtSignals)
    do throws(TerminalFailure) {
      presenter = try Presenter(device, usesUTF8: usesUTF8, greatestColours: options.greatestColours)
    } catch {
      signals.restore()
      device.close()
      throw error
    }
    decoder = Decoder(terminalKeys: presenter.terminalKeys, signals: SignalKey.keys(of: shellModes))
    _ = presenter.followWindow()
    enter()
  }

  package var size: Size { presenter.size }

  package var waker: Waker { Waker() }

  package func wake() { waker.wake() }

  /// Shows a screen; rows that did not change cost nothing. A screen of another size than the terminal's is cut.
  ///
  /// A slow line gets it row by row while no key waits, those of `first` before the others: what is still to be sent of one
  /// frame when the next one comes is dropped.
  package func present(_ screen: Screen, first: [FramePart] = []) {
    guard !isClosed else { return }
    guard slowLine != nil else {
      presenter.present(screen)
      return
    }
    pieces = FramePieces(from: presenter.shown, to: screen, first: first)
    presentPiece()
  }

  private func presentPiece() {
    guard let piece = pieces?.next() else {
      pieces = nil
      return
    }
    let byteCount = presenter.present(piece)
    slowLine?.sent(byteCount)
  }

  /// Sends the last screen whole, for when something else has written over it.
  package func redrawEverything() {
    guard !isClosed else { return }
    let byteCount = presenter.redrawEverything()
    slowLine?.sent(byteCount)
  }

  /// Whether the terminal reports the mouse to us, instead of selecting text with it. Not until it is asked for.
  package func reportMouse(_ isWanted: Bool) {
    guard !isClosed else { return }
    presenter.reportMouse(isWanted, isTaken: hasTerminal)
  }

  /// Whether the terminal parses, or passes over, sequences that terminfo has no names for.
  var takesPrivateSequences: Bool { !presenter.modes.enter.isEmpty }

  /// Sends bytes past ncurses, between frames.
  func send(_ bytes: [UInt8]) {
    guard !isClosed else { return }
    device.write(bytes)
  }

  /// Gives the terminal back for good. Text that was written to standard error meanwhile is printed now.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    leave()
    signals.restore()
    presenter.dispose()
    Self.isTaken.store(false, ordering: .releasing)
  }
}

// MARK: - Events

extension TerminalSession {
  /// Further reading of one batch; what a program pipes in faster than this waits for the next batch.
  private static let longestBatch = 64

  /// Waits, however long, until something happens, and answers all that has: keys, pastes, at most one new size.
  ///
  /// Empty after a ``wake()`` without keys, and once the session is closed. A wake-up that comes together with keys
  /// has no answer of its own. A signal that ends the process ends it in here, the terminal restored.
  package func waitForEvents() -> [Event] {
    var events: [Event] = []
    while !isClosed {
      if wantsSuspension {
        wantsSuspension = false
        suspend(all: true)
      }
      if hasNewSize {
        hasNewSize = false
        events.append(.resize(size))
      }
      if slowLine?.millisecondsToWait ?? 0 == 0 {
        if !events.isEmpty || isWoken { break }
        if decoder.wait == .nothingHeld { presentPiece() }
      }

      // Nobody tells of a new size who is not the terminal's own session.
      if !device.isControlling, let window = device.size, window != size, presenter.followWindow() {
        hasNewSize = true
        continue
      }

      var sources = [
        pollfd(fd: device.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: SignalPipe.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&sources, nfds_t(sources.count), patience)
      if ready == 0, decoder.wait != .nothingHeld {
        let flushed = decoder.flush()
        recentInput.cameAtOnce = flushed.count > 1
        CrashRestore.isInPaste.store(false, ordering: .relaxed)
        events += flushed
      }
      if ready <= 0 { continue }  // below 0: a signal, whose byte is in the pipe now
      if sources[1].revents != 0 { handle(SignalPipe.drain()) }
      let terminal = Int32(sources[0].revents)
      if terminal & (POLLHUP | POLLERR | POLLNVAL) != 0 { die(of: SIGHUP) }
      if terminal & POLLIN != 0 { events += readKeys() }
    }
    isWoken = false
    return events
  }

  private var patience: Int32 {
    switch decoder.wait {
    case .nothingHeld where pieces == nil && slowLine?.millisecondsToWait ?? 0 == 0: -1
    case .nothingHeld: slowLine?.millisecondsToWait ?? 0
    // Behind a paste's end nobody types so soon, and a pasted end mark may be followed late on a slow line.
    case .perhapsWhole: decoder.isInPaste ? max(escapeDelay, UnreadInput.burstGap) : escapeDelay
    case .surelyPartial: 500
    case .inPaste: UnreadInput.pastePatience
    }
  }

  private func readKeys() -> [Event] {
    var events: [Event] = []
    for _ in 0..<Self.longestBatch {
      let known = events.count
      switch device.read() {
      case .bytes(let bytes):
        events += stamped(decoder.decode(bytes))
        CrashRestore.isInPaste.store(decoder.isInPaste, ordering: .relaxed)
        recentInput.note(events[known...])
        recentInput.cameAtOnce = events.count > 1
      case .nothing: break
      case .hungUp: die(of: SIGHUP)
      }
      if obey(&events, from: known) || !device.hasInput(within: 0) { break }
    }
    // A key for a signal that was not obeyed: what is said of it must not go with the next key.
    let others = events.filter { $0.signal == nil }
    return others + events.filter { $0.signal != nil }.suffix(1)
  }

  /// Does what a key for a signal is for, and drops what came behind it: it was typed for whoever has the terminal next, or pasted,
  /// and who knows which. Answers whether there was one.
  private func obey(_ events: inout [Event], from known: Int) -> Bool {
    guard let index = events[known...].firstIndex(where: { $0.signal != nil }), let key = events[index].signal else {
      return false
    }
    // Where pastes come unmarked, a key amid other text is part of one.
    if !takesPrivateSequences {
      let isLast = events[index...].allSatisfy { $0.signal != nil }
      guard isLast, !device.hasInput(within: UnreadInput.burstGap / 2) else { return false }
    }
    events.removeSubrange(index...)
    switch key {
    case .interrupt: kill(0, SIGINT)
    case .quit: kill(0, SIGQUIT)
    case .suspend: wantsSuspension = signals.catches(SIGTSTP)
    }
    return true
  }

  /// The events, those of the mouse with the time at which they came.
  private func stamped(_ events: [Event]) -> [Event] {
    events.map { event in
      guard case .mouse(var mouse) = event else { return event }
      mouse.time = UnreadInput.now
      return .mouse(mouse)
    }
  }

  private func handle(_ arrivals: SignalPipe.Arrivals) {
    if let signal = arrivals.ending { die(of: signal) }
    if arrivals.woken { isWoken = true }
    if arrivals.wantsSuspension {
      suspend()
    } else if arrivals.wasContinued {
      comeBack()
    } else if arrivals.windowChanged, presenter.followWindow() {
      hasNewSize = true
    }
  }
}

// MARK: - Coming and going

extension TerminalSession {
  /// Leaves the screen, stops the process, and when it is continued shows the last screen again.
  ///
  /// - Parameter all: whether all of the job is stopped, as the terminal's driver does it for Ctrl-Z; the others not before the
  ///   terminal is in order, since the shell takes it when the first of them has stopped.
  private func suspend(all: Bool = false) {
    leave(quiet: all ? 0 : UnreadInput.burstGap)
    SignalActions.stop(SIGTSTP, all: all)
    waitForForeground()
    shellModes = device.modes
    decoder = Decoder(terminalKeys: presenter.terminalKeys, signals: SignalKey.keys(of: shellModes))
    enter()
    showAgain()
  }

  /// Continued by someone after a stop that nobody could catch: the shell has had the terminal since.
  private func comeBack() {
    waitForForeground()
    decoder.forget()
    presenter.leavePrivateModes()
    presenter.enter()
    showAgain()
  }

  private func showAgain() {
    if presenter.followWindow() { hasNewSize = true }
    redrawEverything()
  }

  /// Continued in the background (`bg`, or `kill`, which continues a stopped job so that it can end): touching the
  /// terminal's modes from there would stop us inside ncurses, where a signal to end goes unheard.
  private func waitForForeground() {
    while true {
      let arrivals = SignalPipe.drain()
      if let signal = arrivals.ending { die(of: signal) }
      if arrivals.woken { isWoken = true }
      guard device.isOurJobInBackground else { return }
      SignalActions.stop(SIGTTOU)
    }
  }

  private func enter() {
    heldErrors = HeldErrors()
    CrashRestore.arm(device, modes: shellModes, bytes: presenter.emergencyBytes, heldErrors: heldErrors)
    hasTerminal = true
    presenter.enter()
  }

  /// - Parameter quiet: how long the terminal has to be silent at least, in milliseconds: a signal may come while a paste begins.
  private func leave(quiet: Int32 = 0) {
    guard hasTerminal else { return }
    hasTerminal = false
    waitForRelease()
    presenter.leavePrivateModes()
    UnreadInput.drop(
      from: device.descriptor, isInPaste: decoder.isInPaste,
      quiet: max(quiet, recentInput.gap(at: UnreadInput.now, tellsReleases: decoder.tellsReleases)))
    CrashRestore.isInPaste.store(false, ordering: .relaxed)
    recentInput = RecentInput()
    presenter.leave()
    device.modes = shellModes
    CrashRestore.disarm()
    heldErrors?.release()
    heldErrors = nil
  }

  /// While a button of the mouse is down the terminal will report that it is let go, and while it reports we are there to hear it.
  private func waitForRelease() {
    while let patience = recentInput.patienceForRelease(at: UnreadInput.now), device.hasInput(within: patience) {
      guard case .bytes(let bytes) = device.read() else { return }
      recentInput.note(stamped(decoder.decode(bytes))[...])
    }
  }

  private func die(of signal: Int32) -> Never {
    // A terminal that another job has now is not ours to restore, and trying would stop us.
    if device.isOurJobInBackground { hasTerminal = false }
    leave(quiet: UnreadInput.burstGap)
    beforeEnding?()
    SignalActions.die(of: signal)
  }
}

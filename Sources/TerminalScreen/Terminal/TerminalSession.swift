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
  private var hasTerminal = false
  private var isClosed = false
  private var hasNewSize = false
  private var isWoken = false
  /// nil on a line that carries a screen at once.
  private var slowLine: SlowLine?
  /// What a slow line has not yet been given of the last frame.
  private var pieces: FramePieces?
  /// For a lone Esc in milliseconds; ncurses' own variable sets it for all programs of a user.
  private let escapeDelay: Int32

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
    escapeDelay = getenv("ESCDELAY").flatMap { Int32(String(cString: $0)) }.map { min(max($0, 0), 1000) } ?? 25
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
    decoder = Decoder(terminalKeys: presenter.terminalKeys)
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
      if hasNewSize {
        hasNewSize = false
        events.append(.resize(size))
      }
      if slowLine?.millisecondsToWait ?? 0 == 0 {
        if !events.isEmpty || isWoken { break }
        if decoder.wait == .nothingHeld { presentPiece() }
      }

      var sources = [
        pollfd(fd: device.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: SignalPipe.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&sources, nfds_t(sources.count), patience)
      if ready == 0, decoder.wait != .nothingHeld { events += decoder.flush() }
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
    case .perhapsWhole: escapeDelay
    case .surelyPartial: 500
    }
  }

  private func readKeys() -> [Event] {
    var events: [Event] = []
    for _ in 0..<Self.longestBatch {
      switch device.read() {
      case .bytes(let bytes): events += stamped(decoder.decode(bytes))
      case .nothing: return events
      case .hungUp: die(of: SIGHUP)
      }
      var more = pollfd(fd: device.descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&more, 1, 0) == 1, Int32(more.revents) & POLLIN != 0 else { return events }
    }
    return events
  }

  /// The events, those of the mouse with the time at which they came.
  private func stamped(_ events: [Event]) -> [Event] {
    events.map { event in
      guard case .mouse(var mouse) = event else { return event }
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      mouse.time = time.tv_sec * 1000 + time.tv_nsec / 1_000_000
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
  /// Leaves the screen, stops the process as Ctrl-Z does, and when it is continued shows the last screen again.
  package func suspend() {
    guard !isClosed else { return }
    leave()
    SignalActions.stop(SIGTSTP)
    waitForForeground()
    shellModes = device.modes
    enter()
    showAgain()
  }

  /// Continued by someone after a stop that nobody could catch: the shell has had the terminal since.
  private func comeBack() {
    waitForForeground()
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

  private func leave() {
    guard hasTerminal else { return }
    hasTerminal = false
    presenter.leave()
    device.modes = shellModes
    CrashRestore.disarm()
    heldErrors?.release()
    heldErrors = nil
  }

  private func die(of signal: Int32) -> Never {
    // A terminal that another job has now is not ours to restore, and trying would stop us.
    if device.isOurJobInBackground { hasTerminal = false }
    leave()
    beforeEnding?()
    SignalActions.die(of: signal)
  }
}

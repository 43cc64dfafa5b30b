import Glibc
import Synchronization

/// Puts the terminal back when the process dies without leaving the screen: a Swift trap, a bad access, `exit`.
///
/// All that is needed is laid out beforehand in memory that never moves; the handler makes system calls only.
enum CrashRestore {
  private static let crashSignals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT]
  /// The address of the plan, 0 when there is none; as a number, because a shared pointer isn't Sendable.
  private static let armed = Atomic<UInt>(0)
  /// Whether a paste has begun whose end has not been read.
  static let isInPaste = Atomic<Bool>(false)
  private static let exitHookIsSet = Atomic<Bool>(false)

  private struct Plan {
    let device: TerminalDevice
    var modes: termios
    let bytes: UnsafeMutableBufferPointer<UInt8>
    let heldErrors: HeldErrors?
    let previous: UnsafeMutableBufferPointer<(signal: Int32, action: sigaction)>
    let actions: SignalActions
  }

  /// - Parameters:
  ///   - modes: the terminal's modes as they were before us.
  ///   - bytes: what takes the terminal out of every mode that we switched on.
  static func arm(_ device: TerminalDevice, modes: termios, bytes: [UInt8], heldErrors: HeldErrors?) {
    let stable = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = stable.initialize(from: bytes)
    useSpareStack()
    let actions = SignalActions.install(handler, for: crashSignals, flags: Int32(SA_ONSTACK))
    let previous = UnsafeMutableBufferPointer<(signal: Int32, action: sigaction)>
      .allocate(capacity: actions.previous.count)
    _ = previous.initialize(from: actions.previous)
    let plan = UnsafeMutablePointer<Plan>.allocate(capacity: 1)
    plan.initialize(
      to: Plan(
        device: device, modes: modes, bytes: stable, heldErrors: heldErrors, previous: previous,
        actions: actions))
    if !exitHookIsSet.exchange(true, ordering: .relaxed) { atexit { CrashRestore.restore() } }
    armed.store(UInt(bitPattern: plan), ordering: .releasing)
  }

  static func disarm() {
    guard let plan = disarmed() else { return }
    plan.pointee.actions.restore()
    plan.pointee.bytes.deallocate()
    plan.pointee.previous.deallocate()
    plan.deinitialize(count: 1)
    plan.deallocate()
  }

  private static func disarmed() -> UnsafeMutablePointer<Plan>? {
    UnsafeMutablePointer(bitPattern: armed.exchange(0, ordering: .acquiringAndReleasing))
  }

  /// Restores the terminal if it is ours; once. The memory stays: the process is about to end.
  static func restore() { _ = carryOut() }

  private static func carryOut() -> UnsafeMutablePointer<Plan>? {
    guard let plan = disarmed() else { return nil }
    let terminal = plan.pointee.device.descriptor
    let bytes = UnsafeBufferPointer(plan.pointee.bytes)
    if write(terminal, bytes.baseAddress, bytes.count) != bytes.count { TerminalDevice.force(bytes, into: terminal) }
    // A paste may have begun in what was read and not looked at, or is on its way.
    UnreadInput.drop(
      from: terminal, isInPaste: isInPaste.load(ordering: .relaxed), quiet: UnreadInput.burstGap)
    tcsetattr(terminal, TCSANOW, &plan.pointee.modes)
    plan.pointee.device.giveBack()
    if let held = plan.pointee.heldErrors { HeldErrors.print(store: held.store, to: held.original) }
    return plan
  }

  private static let handler: SignalActions.Handler = { signal, information, _ in
    guard let plan = carryOut() else { SignalActions.die(of: signal) }
    for index in plan.pointee.previous.indices where plan.pointee.previous[index].signal == signal {
      sigaction(signal, &plan.pointee.previous[index].action, nil)
    }
    // A fault happens again when this returns, and the previous handler sees it with its true address. A trap
    // instruction that is stepped over, abort and a sent signal would not happen again.
    let isFault = (information?.pointee.si_code ?? 0) > 0 && signal != SIGTRAP
    if !isFault { raise(signal) }
  }

  /// A stack that overflowed can't run the handler. Swift's own crash reporter may have set a spare one already.
  private static func useSpareStack() {
    var current = stack_t()
    guard sigaltstack(nil, &current) == 0, current.ss_flags & Int32(SS_DISABLE) != 0 else { return }
    let size = 64 * 1024
    var spare = stack_t()
    spare.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    spare.ss_size = size
    sigaltstack(&spare, nil)
  }
}

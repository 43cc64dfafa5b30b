import Foundation
import PseudoTerminal

/// A library that is loaded before the program's own: it kills or fails the program at one of its steps of writing, fails
/// its reading, or sets its clock. See `Tests/Faults/faults.c`.
enum FaultShim {
  /// What happens to the program.
  enum Fault {
    /// Killed instead of this step; of a write, half is done.
    case kill(atStep: Int)
    /// From this step on each fails.
    case fail(fromStep: Int, errno: Int32)
    /// Each such call of writing fails: `write`, `fsync`, `rename`.
    case each(call: String, errno: Int32)
    /// Each opening or reading of files fails whose names hold a text.
    case opening(errno: Int32, name: String)
    case reading(errno: Int32, name: String)
    /// Each second reading is interrupted, or each gives half of what there is room for.
    case interrupted(name: String)
    case short(name: String)
    /// It is so many seconds after 1970.
    case clock(Int)
  }

  /// nil where there is no compiler.
  private static let library: String? = {
    let path = NSTemporaryDirectory() + "rolescope-faults-\(ProcessInfo.processInfo.processIdentifier).so"
    let source = Binary.repository + "/Tests/Faults/faults.c"
    let run = try? Binary.run(
      program: "/usr/bin/cc", ["-shared", "-fPIC", "-O1", "-o", path, source, "-ldl"])
    guard run?.status == 0 else {
      print("No library of faults could be made: \(run?.error ?? "/usr/bin/cc is not here").")
      return nil
    }
    atexit { unlink(NSTemporaryDirectory() + "rolescope-faults-\(ProcessInfo.processInfo.processIdentifier).so") }
    return path
  }()

  /// The variables that bring a fault about; nil, with a word, where that can't be done.
  static func environment(_ fault: Fault) -> [String: String]? {
    library.map { library in
      var variables = ["LD_PRELOAD": library]
      switch fault {
      case .kill(let step): variables["ROLESCOPE_FAULT"] = "kill:\(step)"
      case .fail(let step, let number): variables["ROLESCOPE_FAULT"] = "fail:\(step):\(number)"
      case .each(let call, let number): variables["ROLESCOPE_FAULT"] = "each:\(call):\(number)"
      case .opening(let number, let name): variables["ROLESCOPE_FAULT"] = "open:\(number):\(name)"
      case .reading(let number, let name): variables["ROLESCOPE_FAULT"] = "read:\(number):\(name)"
      case .interrupted(let name): variables["ROLESCOPE_FAULT"] = "interrupt:0:\(name)"
      case .short(let name): variables["ROLESCOPE_FAULT"] = "short:0:\(name)"
      case .clock(let seconds): variables["ROLESCOPE_CLOCK"] = String(seconds)
      }
      return variables
    }
  }
}

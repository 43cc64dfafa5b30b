import Glibc
import RoleImport
import RoleModel

/// The file that keeps what the reader says about themselves, on their machine only.
///
/// `$XDG_STATE_HOME/rolescope/about-me.json`, by default in `~/.local/state`; source: XDG Base Directory Specification. It is
/// readable by its owner only, and written whole under another name first.
struct AboutMeFile {
  /// Why the file could not be read or written, as a sentence.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let path: String

  /// The place that the environment names; nil when it names none that is absolute.
  static func inEnvironment() -> AboutMeFile? {
    func folder(_ name: String) -> String? {
      guard let value = getenv(name).map({ String(cString: $0) }), value.hasPrefix("/") else { return nil }
      return value
    }
    guard let state = folder("XDG_STATE_HOME") ?? folder("HOME").map({ $0 + "/.local/state" }) else { return nil }
    return AboutMeFile(path: state + "/rolescope/about-me.json")
  }

  /// What the reader of this machine says about themselves.
  static func ofReader() throws -> AboutMe {
    guard let file = inEnvironment() else {
      throw CommandFailure.wrongUse("neither XDG_STATE_HOME nor HOME names a folder that could say who you are.")
    }
    do { return try file.read() } catch { throw CommandFailure.wrongUse(error.description) }
  }

  /// What the file says; nothing when there is none.
  func read() throws(Failure) -> AboutMe {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return AboutMe() }
      throw failure("can't be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw failure("is no file") }
    guard status.st_size <= Self.greatestLength else { throw failure("is longer than \(Self.greatestLength) bytes") }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw failure("could not be read whole") }
    if bytes.isEmpty { return AboutMe() }
    let node: JSONNode
    do { node = try JSONReader.read(bytes) } catch { throw failure("is damaged, \(error)") }
    guard let me = AboutMe(node) else { throw failure("does not say what it should") }
    return me
  }

  /// Replaces the file, and answers with a sentence when it cannot.
  func keep(_ me: AboutMe) -> String? {
    do { try write(me) } catch { return error.description }
    return nil
  }

  /// Replaces the file; what cannot be read stays beside it as `about-me.json.damaged`.
  func write(_ me: AboutMe) throws(Failure) {
    if (try? read()) == nil { rename(path, path + ".damaged") }
    if me.isEmpty {
      guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
        throw failure("can't be removed: \(String(cString: strerror(errno)))")
      }
      return
    }
    try makeFolders()
    let temporary = "\(path).\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure("can't be written: \(String(cString: strerror(errno)))") }
    var bytes = Array((me.json.text() + "\n").utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { break }
      bytes = bytes.dropFirst(written)
    }
    let isWhole = bytes.isEmpty && fsync(descriptor) == 0
    let reason = errno
    close(descriptor)
    guard isWhole, rename(temporary, path) == 0 else {
      let why = String(cString: strerror(isWhole ? errno : reason))
      unlink(temporary)
      throw failure("could not be written: \(why)")
    }
  }

  /// What a file about one person may have at most, in bytes.
  private static let greatestLength = 1 << 20

  private func failure(_ what: String) -> Failure { Failure(description: "\(path) \(what).") }

  private func makeFolders() throws(Failure) {
    let folders = path.split(separator: "/").dropLast()
    var folder = ""
    for name in folders {
      folder += "/" + name
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST || errno == EROFS || errno == EACCES else {
        throw Failure(description: "\(folder) can't be made: \(String(cString: strerror(errno))).")
      }
    }
  }
}

extension AboutMe {
  /// `{role, place, pay: {amount, period, year}, skills: [{name, level}]}`.
  var json: JSON { .object(jsonMembers) }

  var jsonMembers: [(String, JSON)] {
    [
      ("role", JSON(role?.text)), ("place", JSON(place)),
      (
        "pay",
        pay.map {
          .object([
            ("amount", .number($0.amount)), ("period", .string($0.period.rawValue)), ("year", JSON($0.year)),
          ])
        } ?? .null
      ),
      ("skills", .array(skills.map { .object([("name", .string($0.name)), ("level", JSON($0.level))]) })),
    ]
  }

  /// nil when a part is not what it should be.
  fileprivate init?(_ node: JSONNode) {
    guard let members = node.members else { return nil }
    self.init()
    if let text = members["role"]?.text { role = RoleID(text) }
    if let code = members["place"]?.text {
      guard USPlace.named(postalCode: code) != nil else { return nil }
      place = code
    }
    if let node = members["pay"], let members = node.members {
      guard let amount = members["amount"]?.number, (1...1e9).contains(amount),
        let period = members["period"]?.text.flatMap(StatedPay.Period.init), let year = members["year"]?.number,
        year == year.rounded(), PriceIndex.average(of: Int(max(0, min(9999, year)))) != nil
      else { return nil }
      pay = StatedPay(amount: amount, period: period, year: Int(year))
    }
    if let node = members["skills"] {
      guard case .array(let skills) = node.value else { return nil }
      for skill in skills {
        guard let members = skill.members, let name = members["name"]?.text else { return nil }
        let level = members["level"]?.number
        if let level, !(0...100).contains(level) { return nil }
        set(MySkill(name: name, level: level))
      }
    }
  }
}

extension JSONNode {
  fileprivate var members: [String: JSONNode]? {
    guard case .object(let members) = value else { return nil }
    return Dictionary(members.map { ($0.key, $0.node) }, uniquingKeysWith: { first, _ in first })
  }

  fileprivate var text: String? { if case .string(let text) = value { text } else { nil } }
  fileprivate var number: Double? { if case .number(let number, _) = value { number } else { nil } }
}

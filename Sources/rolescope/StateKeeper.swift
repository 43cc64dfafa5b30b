import Explorer
import RoleModel
import SystemFiles

/// Keeps what outlasts an explorer in the reader's folder for state.
final class StateKeeper: ExplorerKeeper {
  private let aboutMe: AboutMeFile
  private let shortlist: ShortlistFile
  private let memory: MemoryFile
  private var memoryAtStart = ExplorerMemory()
  /// What the reader of this explorer said last.
  private var me = AboutMe()
  /// Why what is to be kept at the end was not.
  private(set) var problem: String?

  /// nil when the environment names no folder.
  init?(catalog: CatalogOptions) {
    let name = catalog.path.map { Files.realPath($0) ?? $0 }
    guard let aboutMe = AboutMeFile.inEnvironment(), let shortlist = ShortlistFile.inEnvironment(),
      let memory = MemoryFile.inEnvironment(catalog: name ?? "bundled")
    else { return nil }
    (self.aboutMe, self.shortlist, self.memory) = (aboutMe, shortlist, memory)
  }

  /// What is kept; what can't be read is said in the note.
  func start() -> ExplorerStart {
    var start = ExplorerStart()
    var problems: [String] = []
    do { start.me = try aboutMe.read() } catch { problems.append(error.description) }
    do { start.shortlist = try shortlist.read() } catch { problems.append(error.description) }
    do { start.memory = try memory.read() } catch { problems.append(error.description) }
    (memoryAtStart, me) = (start.memory, start.me)
    start.isFirstTime = !memory.exists
    start.note = problems.isEmpty ? nil : problems.joined(separator: " ")
    return start
  }

  func keep(_ me: AboutMe) -> Message? {
    do { try aboutMe.write(me, since: self.me) } catch { return .failed(error.description) }
    self.me = me
    return nil
  }

  func keep(_ change: Shortlist.Change) -> Message? {
    do { return .shortlisted(try shortlist.change(change)) } catch { return .failed(error.description) }
  }

  func keep(_ memory: ExplorerMemory) {
    do { try self.memory.write(memory, since: memoryAtStart) } catch { problem = error.description }
  }
}

/// Keeps nothing.
struct NoKeeper: ExplorerKeeper {
  /// Said at each change, where the reader did not ask for this.
  var sentence: String?

  func keep(_ me: AboutMe) -> Message? { sentence.map { .failed($0) } }
  func keep(_ change: Shortlist.Change) -> Message? { sentence.map { .failed($0) } }
  func keep(_ memory: ExplorerMemory) {}
}

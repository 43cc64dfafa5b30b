import RoleModel
import TerminalScreen

extension Model {
  /// The role that the reader has today, where the catalog has it.
  package var myRole: Role? {
    me.role.flatMap { id in (try? catalog.position(of: id)) ?? nil }.flatMap { role(at: $0) }
  }

  /// Steps from what the reader says about themselves.
  package var startFromMe: StartingPoint {
    var start =
      myRole.map { startingPoint(at: $0) }
      ?? StartingPoint(
        title: "you", position: nil, rated: nil, ratedPosition: nil)
    start.title = "you"
    start.me = me
    return start
  }

  /// Steps from a role, or from the occupation that stands in for it.
  func startingPoint(at role: Role) -> StartingPoint {
    let position = (try? catalog.position(of: role.id)) ?? nil
    let closest = role.kind == .occupation ? nil : closestOccupation(of: role)
    let isRated = role.kind == .occupation
    return StartingPoint(
      title: role.title, position: position, rated: isRated ? role : closest?.role,
      ratedPosition: isRated ? position : closest?.position)
  }

  func titles(of ids: [RoleID]) -> [RoleID: String] { (try? catalog.titles(of: ids)) ?? [:] }

  /// Edits what the cursor of About me stands on.
  mutating func editMyItem(_ item: MyItem) -> [Effect] {
    switch item {
    case .role: chooseMyRole()
    case .place: chooseHome()
    case .pay:
      prompt = Prompt(
        .myPay, title: "Your pay:", text: me.pay?.text ?? "",
        hint: "85k, 41.50/hour, 4,200 a month, 85k 2019; empty: not said")
    case .newSkill: askForSkill(nil)
    case .skill(let name): askForSkill(name)
    case .opening: openReceipt()
    case .forget:
      chooser = Chooser(
        .forgetMe, title: "Forget what you said about yourself?",
        choices: [
          Chooser.Choice(key: nil, title: "Keep it"), Chooser.Choice(key: "forget", title: "Forget all of it"),
        ], chosen: nil)
    }
    return []
  }

  private mutating func chooseMyRole() {
    let mine = me.role.flatMap { id in (try? catalog.position(of: id)) ?? nil }
    var first: [Int] = []
    for position in [mine, selectedPosition].compactMap(\.self) + view.marks where !first.contains(position) {
      first.append(position)
    }
    // Whoever has said a role can take it back, one line below it.
    let noneLine = me.role == nil ? nil : mine == nil ? 0 : 1
    pickRole(.mine, title: "Your role today", first: first, noneLine: noneLine)
  }

  /// Takes what the reader is today; nil takes it back.
  mutating func takeMine(_ position: Int?) -> [Effect] {
    var changed = me
    changed.role = position.flatMap { role(at: $0)?.id }
    return keep(changed)
  }

  private mutating func askForSkill(_ name: String?) {
    readVocabulary()
    let old = name.flatMap { name in me.skills.first { $0.name == name } }
    prompt = Prompt(
      .mySkill(replacing: name), title: "Skill and level:", text: old?.text ?? "",
      hint: old == nil ? "negotiation 60; Tab completes the name" : "empty: forget the skill")
  }

  /// Takes a prompt's line, or says what is wrong with it.
  mutating func answerAboutMe(_ purpose: Prompt.Purpose, _ text: String) -> [Effect] {
    var changed = me
    switch purpose {
    case .myPay:
      if folded(text).isEmpty {
        changed.pay = nil
      } else {
        do { changed.pay = try StatedPay(text) } catch {
          prompt?.refuse(error)
          return []
        }
      }
    case .payHere: return answerPayHere(text)
    case .note(let entry): return takeNote(text, on: entry)
    case .save: return []
    case .mySkill(let old):
      if folded(text).isEmpty {
        if let old { changed.removeSkill(named: old) }
      } else {
        do {
          var skill = try MySkill(text)
          let meant: [SkillName]?
          do { meant = try vocabulary?.names(of: skill.name, isQuoted: false, at: 0..<skill.name.count) } catch {
            prompt?.problem = error.words(showing: 3, hasPlace: false).capitalizedSentence
            return []
          }
          skill.name = meant?.first?.name ?? skill.name
          if let old, folded(old) != folded(skill.name) { changed.removeSkill(named: old) }
          changed.set(skill)
        } catch {
          prompt?.problem = error.description.capitalizedSentence
          return []
        }
      }
    }
    let subject = pageSubject
    prompt = nil
    let effects = keep(changed)
    if let line = pageContent?.lines.firstIndex(where: { $0.subject == subject }) { view.pageScroll.line = line }
    return effects
  }

  /// Takes what the reader says now; what is kept on the machine follows.
  mutating func keep(_ changed: AboutMe) -> [Effect] {
    guard changed != me else { return [] }
    if changed.pay != me.pay { view.askedPay = nil }
    let hasMoved = changed.place != me.place
    me = changed
    // Whoever says where they live wants to see it; whatever else they say leaves what they look at.
    if hasMoved { view.place = home }
    return [.keepAboutMe(changed)]
  }

  mutating func readVocabulary() {
    guard vocabulary == nil else { return }
    do { vocabulary = try filterMemo.vocabulary(catalog) } catch { message = error.description }
  }
}

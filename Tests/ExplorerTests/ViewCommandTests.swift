import ArticleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// Which command prints what a view shows.
@Suite struct ViewCommandTests {
  @Test(arguments: [
    ("", "rolescope list"),
    ("o", "rolescope list --sort pay"),
    ("o O $", "rolescope list --sort pay --reverse --one-year"),
    ("/ \"sales pay>60k\" Enter", "rolescope list 'sales pay>60k'"),
    ("/ \"pay>60k\" Enter u", "rolescope list --with-undecided 'pay>60k'"),
    ("s \"crm, negotiation^2\" Enter", "rolescope skills 'crm, negotiation^2'"),
    ("/ \"account\" Enter s \"crm\" Enter", "rolescope skills --filter account crm"),
    ("1", "rolescope show account-director"), ("$ 1", "rolescope show --one-year account-director"),
    ("1 Enter", "rolescope show --pane salary account-director"), ("0 0", "rolescope show account-director"),
    ("6 Enter", "rolescope show --pane path account-director"),
    ("Space Down Down Down Space c", "rolescope compare account-director customer-account-manager"),
    ("Space Down Down Down Space c d $", "rolescope compare --one-year account-director customer-account-manager"),
    ("e", "rolescope explain account-director pay.mean"),
    ("1 Down e", "rolescope explain account-director pay.mean"),
    ("4 e", "rolescope explain account-director 'skill:Account management'"),
    ("8 e", "rolescope explain account-director source:zippia-ad-cam"),
    ("s \"crm\" Enter e", "rolescope explain --query crm customer-account-manager"),
    (
      "Space Down Down Down Space c e",
      "rolescope explain --against customer-account-manager account-director pay.mean"
    ),
    (
      "Space Down Space Down Space c e",
      "rolescope compare account-director account-executive account-manager"
    ),
    ("i", "rolescope me"), ("L", "rolescope shortlist"),
    ("P \"85k\" Enter", "rolescope pay account-director '85000 2025'"),
  ])
  func `each view of the articles' roles has its command`(script: String, expected: String) throws {
    #expect(try explorer(script).model.viewCommand?.shellLine() == expected, "\(script)")
  }

  @Test func `occupations have their places, kin, gaps and steps`() throws {
    let own = try #require(try official().model.selectedRole).id.text
    func line(_ script: String) throws -> String? { try official(script).model.viewCommand?.shellLine() }
    #expect(try line("7 Enter") == "rolescope places \(own)")
    #expect(try line("p \"ohio\" Enter 7 Enter") == "rolescope places --home OH \(own)")
    #expect(try line("r") == "rolescope related \(own)")
    #expect(try line("m") == "rolescope related --limit 50 \(own)")
    let next = try #require(try official("Down").model.selectedRole).id.text
    #expect(try line("Space Down t") == "rolescope gap \(own) \(next)")
    #expect(try line("Space Down T") == "rolescope path \(own) \(next)")
  }

  @Test func `help and a wrong filter have none, and w and Y say why`() throws {
    #expect(try explorer("?").model.viewCommand == nil)
    let wrong = try explorer("/ \"pay>abc\" Enter").model
    #expect(wrong.viewCommand == nil)
    #expect(try explorer("/ \"pay>abc\" Enter Esc Y").model.message != nil)
  }

  @Test func `the catalog's path is in the command, and what begins like an option stays a value`() throws {
    var command = ViewCommand("list", ["-sales"], words: "roles")
    command.say("--filter", "-x y")
    #expect(
      command.arguments(catalog: "/a b/c.sqlite") == [
        "list", "--catalog", "/a b/c.sqlite", "--filter=-x y", "--", "-sales",
      ])
    #expect(
      command.shellLine(catalog: "/a b/c.sqlite")
        == "rolescope list --catalog '/a b/c.sqlite' '--filter=-x y' -- -sales")
  }

  @Test(arguments: [
    ("a.csv", OutputForm.csv), ("b/C.HTML", .html), ("x.y.md", .markdown), ("~/t.txt", .text), ("j.json", .json),
  ])
  func `a path's ending says the form`(path: String, form: OutputForm) {
    #expect(OutputForm(endingOf: path) == form)
  }

  @Test(arguments: ["", "csv", ".csv", "a.csv/b", "a.pdf", "a.", "folder.md/"])
  func `a path without a known ending has no form`(path: String) {
    #expect(OutputForm(endingOf: path) == nil)
  }

  @Test(arguments: [
    ("", "roles.md"), ("1", "account-director.md"), ("1 Enter", "account-director-salary.md"),
    ("Space Down Down Down Space c", "account-director-vs-customer-account-manager.md"),
    ("1 Down e", "account-director-average.md"), ("L", "shortlist.md"),
  ])
  func `w offers a name for the file`(script: String, name: String) throws {
    #expect(try explorer(script + " w").model.prompt?.field.text == name)
  }
}

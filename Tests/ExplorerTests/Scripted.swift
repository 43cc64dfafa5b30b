import ArticleCatalog
import Explorer
import RoleModel
import TerminalScreen

/// The explorer on the article roles, after a script of keys.
func explorer(_ script: String = "", _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
  var explorer = try ScriptedExplorer(
    catalog: ArticleCatalog.shared, size: Size(columns: columns, rows: rows))
  try explorer.send(script: script)
  return explorer
}

/// The screen's text after a script of keys.
func screen(_ script: String, _ columns: Int, _ rows: Int) throws -> String {
  try explorer(script, columns, rows).screen.text
}

extension ScriptedExplorer {
  /// The title of the selected role.
  var selectedTitle: String? { model.selectedRole?.title }
}

/// The explorer on made-up occupations, after a script of keys.
func official(_ script: String = "", _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
  var explorer = try ScriptedExplorer(catalog: OfficialCatalog.shared, size: Size(columns: columns, rows: rows))
  try explorer.send(script: script)
  return explorer
}

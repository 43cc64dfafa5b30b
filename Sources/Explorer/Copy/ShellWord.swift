/// A text as one word that sh, bash, zsh, fish and nushell read alike, and expand nothing in.
///
/// Single quotes keep all but themselves, and in fish backslashes; double quotes keep all but `$`, a backquote and, in bash's
/// history, `!`. A text with signs of both kinds gets a quoted part for each run of them, which nushell joins since 0.95.
func shellWord(_ text: String) -> String {
  // By scalars: a quote under a combining mark is one character with it, and closes the word all the same.
  let scalars = text.unicodeScalars
  if !scalars.isEmpty, scalars.allSatisfy(isPlain) { return text }
  if !scalars.contains(where: endsSingleQuotes) { return "'\(text)'" }
  if !scalars.contains(where: { "$`!".unicodeScalars.contains($0) }) { return doubleQuoted(scalars[...]) }
  var word = ""
  var rest = scalars[...]
  while let first = rest.first {
    let isEnding = endsSingleQuotes(first)
    let run = rest.prefix { endsSingleQuotes($0) == isEnding }
    word += isEnding ? doubleQuoted(run) : "'\(String(run))'"
    rest = rest[run.endIndex...]
  }
  return word
}

/// Letters, digits and the signs that no shell gives a meaning wherever they stand.
private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", ":", ",", "+": true
  default: false
  }
}

private func endsSingleQuotes(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "\\" }

private func doubleQuoted(_ scalars: Substring.UnicodeScalarView) -> String {
  "\"" + scalars.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : String($0) }.joined() + "\""
}

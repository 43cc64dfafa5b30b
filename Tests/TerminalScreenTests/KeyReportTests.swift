import Testing

@testable import TerminalScreen

/// Keys in the forms that terminals send when a program asked for more than the plain ones.
@Suite struct KeyReportTests {
  private func keys(_ text: String) -> [Key] {
    var decoder = Decoder()
    let events = decoder.decode(Array(text.utf8)) + decoder.flush()
    return events.compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  @Test(arguments: [
    ("27u", Key.escape), ("13u", .enter), ("9u", .tab), ("9;2u", .backTab), ("127u", .backspace),
    ("127;5u", .backspace),
    ("13;2u", .enter), ("27;1:1u", .escape), ("97u", .character("a")), ("97;1:2u", .character("a")),
    ("97;2u", .character("A")), ("97:65;2u", .character("A")), ("49:33;2u", .character("!")),
    ("97;65u", .character("A")), ("97;66u", .character("a")), ("97;129u", .character("a")), ("32;2u", .character(" ")),
    ("228;2u", .character("Ä")), ("223;2u", .character("ß")), ("97;;97u", .character("a")),
    ("50;2;34u", .character("\"")),
    ("0;;229u", .character("å")), ("1074;1u", .character("в")), ("99;5u", .control("c")), ("99;6u", .control("c")),
    ("67;5u", .control("c")), ("1089::99;5u", .control("c")), ("92;5u", .control("\\")), ("91;5u", .escape),
    ("105;5u", .tab), ("47;5u", .control("_")), ("61;5u", .control("=")), ("3u", .control("c")),
    ("57348u", .insert), ("57349;1:1u", .delete), ("57352u", .up), ("57357u", .end),
    ("57364u", .function(1)), ("57375;5u", .function(12)), ("57399u", .character("0")), ("57408;129u", .character("9")),
    ("57413u", .character("+")), ("57414u", .enter), ("57419u", .up), ("57424u", .end), ("57426u", .delete),
    ("97;3u", .alt(.character("a"))), ("97;7u", .alt(.control("a"))), ("97;9u", .alt(.character("a"))),
    ("13;3u", .alt(.enter)), ("127;3u", .alt(.backspace)), ("57352;3u", .up),
  ]) func `kitty's form of a key is that key`(parameters: String, key: Key) {
    #expect(keys("\u{1B}[\(parameters)") == [key])
  }

  @Test(arguments: [
    ("27;5;99~", Key.control("c")), ("27;2;32~", .character(" ")), ("27;2;33~", .character("!")),
    ("27;2;65~", .character("A")), ("27;2;9~", .backTab), ("27;5;9~", .tab), ("27;5;13~", .enter),
    ("27;1;27~", .escape),
    ("27;3;120~", .alt(.character("x"))), ("27;6;67~", .control("c")), ("27;5;127~", .backspace),
  ]) func `xterm's form of a key is that key`(parameters: String, key: Key) {
    #expect(keys("\u{1B}[\(parameters)") == [key])
  }

  @Test(arguments: [
    ("67;46;3;1;8;1_", [Key.control("c")]), ("65;30;97;1;0;1_", [.character("a")]),
    ("65;30;65;1;16;1_", [.character("A")]),
    ("27;1;27;1;0;1_", [.escape]), ("13;28;13;1;0;1_", [.enter]), ("9;15;9;1;16;1_", [.backTab]),
    ("8;14;8;1;0;1_", [.backspace]),
    ("38;72;0;1;256;1_", [.up]), ("34;81;0;1;0;1_", [.pageDown]), ("112;59;0;1;0;1_", [.function(1)]),
    ("81;16;64;1;9;1_", [.character("@")]), ("88;45;120;1;2;1_", [.alt(.character("x"))]), ("16;42;0;1;16;1_", []),
    ("65;30;97;0;0;1_", []), ("38;72;0;0;256;1_", []), ("18;56;228;0;0;1_", [.character("ä")]),
    ("231;0;55357;1;0;1_\u{1B}[231;0;56397;1;0;1_", [.character("👍")]), ("231;0;56397;1;0;1_", []),
    (";;97;1_", [.character("a")]),
    ("_", []),
  ]) func `the Windows console's form of a key is that key`(parameters: String, expected: [Key]) {
    #expect(keys("\u{1B}[\(parameters)") == expected)
  }

  @Test(arguments: [
    "97;1:3u", "97;5:3u", "1;1:3B", "1;2:3A", "3;1:3~", "15;1:3~", "1;1:3P", "57352;1:3u", "27;1:3u", "27;5:3;99~",
    "13;1:3u",
    "57441u", "57441;2u", "57358u", "57440u", "57427u", "97;1:3;97u", "u", "1114112u", "55296u", "0u", "E", "57427~",
    "99999999999u", "97;1;27u",
  ]) func `a release, and a key that does nothing alone, is nothing`(parameters: String) {
    let expected: [Key] = parameters == "97;1;27u" ? [.character("a")] : []
    #expect(keys("\u{1B}[\(parameters)x") == expected + [.character("x")])
  }

  @Test func `a repeat is a press`() {
    #expect(keys("\u{1B}[1;1:2B\u{1B}[3;1:2~\u{1B}[106;1:2u") == [.down, .delete, .character("j")])
  }

  @Test(arguments: [
    ("[7$", Key.home), ("[8$", .end), ("[3$", .delete), ("[5^", .pageUp), ("[6@", .pageDown), ("[a", .up),
    ("[b", .down),
    ("[c", .right), ("[d", .left), ("Oa", .up), ("Ob", .down), ("Oc", .right), ("Od", .left), ("[23$", .function(11)),
    ("[11^", .function(1)), ("[24@", .function(12)), ("[2$", .insert),
  ]) func `rxvt's form of a key is that key, and takes no other with it`(sequence: String, key: Key) {
    #expect(keys("\u{1B}\(sequence)j") == [key, .character("j")])
  }

  @Test(arguments: [
    ("Op", Key.character("0")), ("Ow", .character("7")), ("On", .character(".")), ("Ol", .character(",")),
    ("Ok", .character("+")), ("Om", .character("-")), ("Oj", .character("*")), ("Oo", .character("/")),
    ("OX", .character("=")), ("OM", .enter), ("OI", .tab), ("O ", .character(" ")), ("OP", .function(1)),
    ("OS", .function(4)),
  ]) func `a key of the number pad is what is printed on it`(sequence: String, key: Key) {
    #expect(keys("\u{1B}\(sequence)j") == [key, .character("j")])
  }

  @Test(arguments: [
    "[4h", "[2J", "[K", "[1;2H", "[E", "[G", "Oz", "[25~", "[?1;2c", "[>0;276;0c", "[?2026;2$y", "[4;1$y", "[20;4$y",
    "]lmail?\u{1B}\\",
  ])
  func `what st, screen, the Linux console and others send besides swallows no key`(sequence: String) {
    #expect(keys("\u{1B}\(sequence)j").last == .character("j"))
  }

  @Test func `a key that comes in a broken sequence is seen`() {
    #expect(keys("\u{1B}O\r") == [.enter] && keys("\u{1B}[1;\rj") == [.enter, .character("j")])
  }
}

import Testing

@testable import TerminalScreen

/// How terminals of direct colours pack them.
@Suite struct DirectColourTests {
  @Test func `bits are shared out as the entry says`() {
    let even = DirectColour(colours: 0x1000000, isSaid: true, number: -1, text: nil)
    #expect(even.number(of: 30) == 0x008787 && even.number(of: 243) == 0x767676 && even.number(of: 231) == 0xFFFFFF)
    #expect(even == DirectColour(colours: 256, isSaid: false, number: 8, text: nil))
    #expect(even == DirectColour(colours: 256, isSaid: false, number: -1, text: "8/8/8"))
    // 16 bits: blue gets what red and green leave.
    let small = DirectColour(colours: 0x10000, isSaid: true, number: -1, text: nil)
    #expect(small == DirectColour(colours: 8, isSaid: false, number: -1, text: "6/6/4"))
    #expect(DirectColour(colours: 8, isSaid: false, number: -1, text: "5/6/5").number(of: 231) == 0xFFFF)
    #expect(DirectColour(colours: 8, isSaid: false, number: 5, text: nil).number(of: 196) == 0x1F << 10)
  }

  @Test(arguments: ["", "8/8", "9/9/9", "0/0/0", "a/b/c", "-1/8/8"])
  func `what an entry says wrongly is eight bits each`(text: String) {
    let colour = DirectColour(colours: 2, isSaid: true, number: 99, text: text)
    #expect(colour.number(of: 30) == 0x008787)
  }

  @Test func `an entry of direct colours may have a palette for its first numbers`() {
    #expect(DirectColour.isMeant(by: "\u{1B}[38:2::0:0:30m") && DirectColour.isMeant(by: "\u{1B}[38;2;0;0;30m"))
    #expect(!["\u{1B}[36m", "\u{1B}[38;5;30m", "\u{1B}[38:5:30m", ""].contains(where: DirectColour.isMeant))
  }

  @Test func `the 256 colours are xterm's`() {
    #expect(Palette.parts(of: 16) == [0, 0, 0] && Palette.parts(of: 231) == [255, 255, 255])
    #expect(Palette.parts(of: 30) == [0, 135, 135] && Palette.parts(of: 232) == [8, 8, 8])
    #expect(Palette.parts(of: 255) == [238, 238, 238] && Palette.parts(of: 6) == [0, 205, 205])
    for number in 0..<256 { #expect(Palette.parts(of: number).count == 3) }
  }
}

import Testing

@testable import TerminalScreen

@Suite struct MouseTests {
  private func events(_ bytes: [UInt8]) -> [Event] {
    var decoder = Decoder()
    return decoder.decode(bytes) + decoder.flush()
  }

  private func events(_ text: String) -> [Event] { events(Array(text.utf8)) }

  @Test(arguments: [
    ("\u{1B}[<0;1;1M", MouseEvent(.press(.left), column: 0, row: 0)),
    ("\u{1B}[<1;300;90M", MouseEvent(.press(.middle), column: 299, row: 89)),
    ("\u{1B}[<2;12;5M", MouseEvent(.press(.right), column: 11, row: 4)),
    ("\u{1B}[<0;12;5m", MouseEvent(.release, column: 11, row: 4)),
    ("\u{1B}[<64;12;5M", MouseEvent(.wheelUp, column: 11, row: 4)),
    ("\u{1B}[<65;12;5M", MouseEvent(.wheelDown, column: 11, row: 4)),
    // Shift, Alt and Ctrl held.
    ("\u{1B}[<4;2;2M", MouseEvent(.press(.left), column: 1, row: 1)),
    ("\u{1B}[<24;2;2M", MouseEvent(.press(.left), column: 1, row: 1)),
    ("\u{1B}[<81;2;2M", MouseEvent(.wheelDown, column: 1, row: 1)),
  ]) func `a report is a press, a release or a step of the wheel at a cell`(report: String, event: MouseEvent) {
    #expect(events(report + "x") == [.mouse(event), .key(.character("x"))])
  }

  @Test func `a report may come in pieces, cut at any byte`() {
    let report = Array("\u{1B}[<0;12;5Mx".utf8)
    for cut in 1..<report.count {
      var decoder = Decoder()
      let events = decoder.decode(report[..<cut]) + decoder.decode(report[cut...])
      #expect(events == [.mouse(MouseEvent(.press(.left), column: 11, row: 4)), .key(.character("x"))], "\(cut)")
    }
  }

  @Test func `a report that breaks off types nothing once its rest does not come`() {
    let report = Array("\u{1B}[<0;12;5M".utf8)
    for cut in 3..<report.count { #expect(events(Array(report[..<cut])) == [], "\(cut)") }
    #expect(events("\u{1B}[<0;12\u{1B}[A") == [.key(.up)])
  }

  @Test(arguments: [
    // Motion, wheels to the sides, further buttons, releases of the wheel.
    "35;1;1M", "32;4;4M", "66;1;1M", "67;1;1M", "128;1;1M", "64;1;1m", "3;1;1M", "256;1;1M",
    // What no terminal sends.
    "0;0;1M", "0;1;0M", "0;-1;5M", "0;99999;5M", "0;5;99999999999999999999M", "99999999999999999999;1;1M",
    "18446744073709551615;1;1M", "0;1M", "0;1;1;1M", ";;M", "M", "m", "0;1;M", "0;;1M", "0:1:1M", "<0;1;1M", "0;1;1 M",
    "0;00000000000000000000000000000000000001;1M",
  ]) func `a report that says nothing of use is passed over`(report: String) {
    #expect(events("\u{1B}[<" + report + "x") == [.key(.character("x"))])
  }

  @Test func `no bytes behind the start of a report trap, and text after them is typed`() {
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      var bytes = Array("\u{1B}[<".utf8)
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let pool = Array("0123456789;;;Mm<-".utf8)
        bytes.append(state >> 60 == 0 ? UInt8(truncatingIfNeeded: state >> 40) : pool[Int(state >> 33) % pool.count])
      }
      var decoder = Decoder()
      _ = decoder.decode(bytes)
      _ = decoder.flush()
      #expect(decoder.wait == .nothingHeld)
    }
  }

  @Test func `an old report is passed over with its three bytes`() {
    #expect(events("\u{1B}[M !!q") == [.key(.character("q"))])
    #expect(events([0x1B, 0x5B, 0x4D, 0x20, 0xFF, 0xE2, 0x71]) == [.key(.character("q"))])
    #expect(events("\u{1B}[M !") == [])
    #expect(events("\u{1B}[M \u{1B}[B") == [.key(.down)])
    #expect(events("\u{1B}[M \r") == [.key(.enter)])
  }
}

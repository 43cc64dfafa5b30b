/// A number of a worksheet as people write it.
///
/// Excel stores 17 digits, 19.100000000000001 for what was typed as 19.1; Swift's description has the fewest that name
/// the same number. Whole numbers have no point.
func plainNumber(_ text: ArraySlice<UInt8>) -> [UInt8] {
  let isPlain = text.count <= 15 && text.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
  guard !isPlain, let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else {
    return Array(text)
  }
  if number == number.rounded(), abs(number) < 1e15 { return Array(String(Int64(number)).utf8) }
  return Array("\(number)".utf8)
}

/// The day, and time unless it is midnight, that a number of a date format stands for, such as `2025-05-01` or
/// `2025-05-01T12:00:00`; nil when it is none, before 1900 or behind 9999.
///
/// Excel counts the first day of 1900 as 1 and, as Lotus 1-2-3 did, the 29 February 1900 that there was not; or the
/// first of 1904 as 0.
func dateText(_ text: ArraySlice<UInt8>, startsIn1904: Bool) -> [UInt8]? {
  guard let serial = Double(String(decoding: text, as: UTF8.self)), serial >= 0, serial < 2_958_466 else { return nil }
  var days = Int(serial.rounded(.down))
  var seconds = Int(((serial - Double(days)) * 86_400).rounded())
  if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
  let time = "\(twoDigits(seconds / 3600)):\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
  // A format of hours alone, or the day 0 that Excel shows.
  if days == 0, !startsIn1904 { return seconds == 0 ? nil : Array(time.utf8) }
  // Days from 1970-01-01.
  let epochDays = startsIn1904 ? days - 24_107 : days - (days < 60 ? 25_568 : 25_569)
  let (year, month, day) = civilDate(epochDays)
  guard year <= 9999 else { return nil }
  let date = "\(year)-\(twoDigits(month))-\(twoDigits(day))"
  return Array((seconds == 0 ? date : "\(date)T\(time)").utf8)
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// The day in the Gregorian calendar of a number of days from 1970-01-01, for years from 0.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
private func civilDate(_ days: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = days + 719_468
  let era = shifted / 146_097
  let dayOfEra = shifted % 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
}

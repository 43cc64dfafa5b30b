/// What a figure measures. The raw value is the name that commands, role files and JSON use.
package enum Field: String, CaseIterable, Sendable, Hashable {
  case payMean = "pay.mean"
  case payMedian = "pay.median"
  case payRange = "pay.range"
  case payPercentiles = "pay.percentiles"
  case payHourly = "pay.hourly"
  case payHourlyPercentiles = "pay.hourly.percentiles"
  case payBonus = "pay.bonus"
  case payWeekly = "pay.weekly"
  case jobs = "jobs.count"
  case growth = "growth"
  case openings = "openings"
  case satisfaction = "satisfaction"
  case educationModal = "education.modal"
  case educationRequired = "education.required"
  case educationPreferred = "education.preferred"
  case educationEntry = "education.entry"
  case educationShares = "education.shares"
  case educationMajor = "education.major"
  case educationCollege = "education.college"
  case experienceYears = "experience.years"
  case experienceToEnter = "experience.toEnter"
  case zone = "zone"
  case ageMean = "age.mean"
  case ageMedian = "age.median"
  case ageShares = "age.shares"
  case sexShares = "sex.shares"
  case raceShares = "race.shares"
  case lgbtShare = "lgbt.share"
  case bestCity = "best.city"
  case bestState = "best.state"
  case bestCompany = "best.company"
  case bestIndustry = "best.industry"

  /// The unit that every value of this field is in.
  package var unit: Unit {
    switch self {
    case .payMean, .payMedian, .payRange, .payPercentiles: .dollarsPerYear
    case .payHourly, .payHourlyPercentiles: .dollarsPerHour
    case .payWeekly: .dollarsPerWeek
    case .payBonus: .percentOfBasePay
    case .jobs: .people
    case .openings: .peoplePerYear
    case .growth, .educationModal, .educationShares, .ageShares, .sexShares, .raceShares, .lgbtShare, .satisfaction:
      .percent
    case .experienceYears, .experienceToEnter, .ageMean, .ageMedian: .years
    case .zone: .zone
    case .educationRequired, .educationPreferred, .educationEntry, .educationMajor, .educationCollege, .bestCity,
      .bestState, .bestCompany, .bestIndustry:
      .name
    }
  }

  /// The pane that shows the field.
  package var pane: PaneID {
    switch self {
    case .payMean, .payMedian, .payRange, .payPercentiles, .payHourly, .payHourlyPercentiles, .payBonus, .bestCity,
      .bestState, .bestCompany, .bestIndustry:
      .salary
    case .jobs, .growth, .openings, .satisfaction, .experienceYears, .experienceToEnter, .zone: .overview
    case .educationModal, .educationRequired, .educationPreferred, .educationEntry, .educationShares, .educationMajor,
      .educationCollege:
      .education
    case .payWeekly, .ageMean, .ageMedian, .ageShares, .sexShares, .raceShares, .lgbtShare: .demographics
    }
  }

  /// The words for the field on a screen and in a sentence.
  package var words: String {
    switch self {
    case .payMean: "average"
    case .payMedian: "median"
    case .payRange: "range"
    case .payPercentiles: "percentiles"
    case .payHourly: "hourly"
    case .payHourlyPercentiles: "hourly percentiles"
    case .payBonus: "bonus"
    case .payWeekly: "weekly earnings"
    case .jobs: "jobs"
    case .growth: "growth"
    case .openings: "openings"
    case .satisfaction: "job satisfaction"
    case .educationModal: "most common degree"
    case .educationRequired: "required"
    case .educationPreferred: "preferred"
    case .educationEntry: "to enter"
    case .educationShares: "hold"
    case .educationMajor: "field of study"
    case .educationCollege: "most common college"
    case .experienceYears: "years of experience"
    case .experienceToEnter: "years to enter"
    case .zone: "preparation"
    case .ageMean: "average age"
    case .ageMedian: "median age"
    case .ageShares: "age"
    case .sexShares: "sex"
    case .raceShares: "race"
    case .lgbtShare: "LGBT"
    case .bestCity: "best-paying city"
    case .bestState: "best-paying state"
    case .bestCompany: "best-paying company"
    case .bestIndustry: "best-paying industry"
    }
  }
}

extension Field {
  /// The words where a column is narrow.
  package var shortWords: String {
    switch self {
    case .payHourlyPercentiles: "an hour"
    case .satisfaction: "satisfaction"
    case .educationModal: "degree"
    case .educationMajor: "field"
    case .educationCollege: "college"
    case .experienceYears: "experience"
    case .experienceToEnter: "to enter"
    case .bestCity: "best city"
    case .bestState: "best state"
    case .bestCompany: "best company"
    case .bestIndustry: "best industry"
    default: words
    }
  }
}

/// The unit of a field's values.
package enum Unit: String, Sendable, Hashable {
  case dollarsPerYear = "USD/year"
  case dollarsPerHour = "USD/hour"
  case dollarsPerWeek = "USD/week"
  case percentOfBasePay = "% of base pay"
  case percent = "%"
  case years = "years"
  /// O*NET's job zones: 1 for little or no preparation to 5 for extensive.
  case zone = "job zone, 1-5"
  case people = "people"
  case peoplePerYear = "people/year"
  case name = "name"
}

/// The panes that show a role, in the order of their keys: 0 is the overview.
package enum PaneID: Int, CaseIterable, Sendable, Hashable {
  case overview, salary, education, demographics, skills, duties, path, places, sources

  package var title: String {
    switch self {
    case .overview: "Overview"
    case .salary: "Salary"
    case .education: "Education"
    case .demographics: "Demographics"
    case .skills: "Skills"
    case .duties: "Duties"
    case .path: "Path"
    case .places: "Places"
    case .sources: "Sources"
    }
  }
}

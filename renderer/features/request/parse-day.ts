const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day as an ISO date: "2 Apr 2019", "2nd April 2019", "02/04/2019", "2019-04-02"; days come before months. Undefined for anything else. */
export function parseDay(text: string): string | undefined {
  const bare = text.trim().toLowerCase()
  const named = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})$/.exec(bare)
  if (named !== null) {
    return isoOf(Number(named[3]), MONTHS.indexOf((named[2] ?? '').slice(0, 3)) + 1, Number(named[1]))
  }
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(bare)
  if (numbers !== null) return isoOf(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]))
  const sorted = /^(\d{4})-(\d{2})-(\d{2})$/.exec(bare)
  return sorted === null ? undefined : isoOf(Number(sorted[1]), Number(sorted[2]), Number(sorted[3]))
}

function isoOf(year: number, month: number, date: number): string | undefined {
  const found = new Date(Date.UTC(year, month - 1, date))
  if (month < 1 || found.getUTCMonth() !== month - 1 || found.getUTCDate() !== date) return undefined
  return found.toISOString().slice(0, 10)
}

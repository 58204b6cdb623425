/** The figures that were published, and how a sheet says where its figures are from. */
import { readFileSync } from 'node:fs'

const PUBLISHED = JSON.parse(readFileSync(new URL('../reference/published.json', import.meta.url), 'utf8'))
export const OFFENCES = 'offences s15A recorded'

/** Every sheet says what it is. */
export const RECONSTRUCTION = "Reconstruction by FOI Workbench from published figures, not the force's own file."

/** Financial years by the year they begin in. */
export const years = (from, to) => Array.from({ length: to - from + 1 }, (_, n) => from + n)
export const label = (year) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`
export const dash = (year) => `${year}-${String((year + 1) % 100).padStart(2, '0')}`

/** The figure that was published for an area and period; where several were, the one of a release or value must be named. */
export function published(area, start, end, { metric = OFFENCES, released } = {}) {
  const fits = PUBLISHED.filter(
    (entry) =>
      entry.area === area &&
      entry.start === start &&
      entry.end === end &&
      entry.metric === metric &&
      (released === undefined || entry.released.startsWith(released)),
  )
  if (new Set(fits.map(({ value }) => value)).size !== 1)
    throw new Error(`No one figure for ${area} ${start}..${end} ${metric}`)
  return fits[0]
}

export function inYear(area, year, choice) {
  return published(area, `${year}-04-01`, `${year + 1}-03-31`, choice)
}

/** One line for each source: which figures come from where. */
export function sources(figures) {
  const lines = new Map()
  for (const { said, entry } of figures) {
    lines.set(entry.source, [...(lines.get(entry.source) ?? []), said])
  }
  return [...lines].map(([source, said]) => [`Source of ${said.join(', ')}: ${source}`])
}

export const cited = (said, entry) => ({ said, entry })

const PEOPLE =
  /^(?:victims?|suspects?|offenders?|complainants?|defendants?|arrestees?|detainees?|persons?|people|individuals?)\b/i

/** Whether a measure counts people ("victims", "persons searched") where others count events: the two are never added or compared. */
export function countsPeople(measure: string): boolean {
  return PEOPLE.test(measure)
}

/** What the name of a file says once its extension and the mark of its version are taken off, and how high that mark counts. */
export interface VersionName {
  readonly stem: string
  /** 0 where nothing marks a version; `(2)` and `v2` count 2, `resend` and `corrected` count 1. */
  readonly version: number
}

/** Reads `Kent FOI reply v2.xlsx`, `Kent FOI reply (2).xlsx` and `Corrected Kent FOI reply.xlsx` as versions of `kent foi reply`. */
export function versionName(fileName: string): VersionName {
  let stem = fileName
    .toLowerCase()
    .replace(/(?:\.[a-z][a-z0-9]{1,4})+$/, '')
    .replace(/[\s_.,–—-]+/g, ' ')
    .trim()
  let version = 0
  for (let before = ''; before !== stem; ) {
    before = stem
    for (const mark of MARKS) {
      stem = stem
        .replace(mark, (_whole, number: string | undefined) => {
          version = Math.max(version, typeof number === 'string' && /^\d+$/.test(number) ? Number(number) : 1)
          return ''
        })
        .trim()
    }
  }
  return { stem, version }
}

const WORDS =
  're ?sen[dt]|corrected|correction|revised|revision|amended|amendment|updated?|final|copy|new|re ?issued?|replacement'

const MARKS: readonly RegExp[] = [
  /\((\d{1,2})\)$/,
  /\b(?:v|ver|version|rev) ?(\d{1,2})(?: \d{1,2})?$/,
  new RegExp(`\\(?\\b(?:${WORDS})\\b\\)?$`),
  new RegExp(`^(?:copy of|(?:${WORDS})\\b)`),
]

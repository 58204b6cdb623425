import { format, isDateFormat } from 'numfmt'

/** Shows values in one number format. */
export interface Formatter {
  readonly number: (value: number, epoch1904: boolean) => string
  readonly text: (text: string) => string
}

const LOCALE = { locale: 'en-GB' }
/** General shows whole numbers of up to eleven digits as they are. */
const GENERAL_WHOLE = 1e11
/** Days by which serials of the 1904 system are behind those of 1900. */
const EPOCH_DISTANCE = 1462
const MOST_KEPT = 1000
const MARK = 'x'
const ELAPSED = /\[(?:h+|m+|s+)\]/i

const kept = new Map<string, Formatter>()

/** The formatter of a format code. */
export function formatterOf(code: string): Formatter {
  const known = kept.get(code)
  if (known !== undefined) return known
  const made = isGeneral(code) ? GENERAL : codeFormatter(code)
  // A workbook has some dozens; one that has thousands shall not fill the memory.
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(code, made)
  return made
}

const GENERAL: Formatter = {
  number: (value) =>
    Number.isInteger(value) && Math.abs(value) < GENERAL_WHOLE
      ? String(value + 0)
      : (attempt('General', value) ?? String(value)),
  text: (text) => text,
}

function codeFormatter(code: string): Formatter {
  // A length of time counts from nothing, not from an epoch.
  const isDate = !ELAPSED.test(code) && (safely(() => isDateFormat(code)) ?? false)
  // Most formats leave texts as they are; `;;;` hides them.
  const leavesTexts = attempt(code, MARK) === MARK
  return {
    number: (value, epoch1904) => {
      const serial = isDate && epoch1904 ? value + EPOCH_DISTANCE : value
      // Formats pad with spaces for alignment, which say nothing.
      return attempt(code, serial)?.trim() ?? GENERAL.number(value, epoch1904)
    },
    text: (text) => (leavesTexts ? text : (attempt(code, text) ?? text)),
  }
}

function isGeneral(code: string): boolean {
  return code === '' || code === '@' || /^general$/i.test(code)
}

function attempt(code: string, value: number | string): string | undefined {
  return safely(() => format(code, value, LOCALE))
}

/** The library throws on format codes that it cannot make sense of. */
function safely<Value>(action: () => Value): Value | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}

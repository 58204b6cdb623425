const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

/** The error that a code stands for. */
export function errorText(code: number): string {
  return ERRORS[code] ?? '#VALUE!'
}

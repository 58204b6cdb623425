import { writeSync } from 'node:fs'

/** Writes data to standard output, all of it: a pipe takes it in portions. */
export function print(text: string): void {
  writeAll(1, text)
}

/** Writes one JSON value as a line of standard error. */
export function report(value: Readonly<Record<string, unknown>>): void {
  writeAll(2, `${JSON.stringify(value)}\n`)
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPIPE') process.exit(0)
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

/** One record of comma-separated text, quoted where it must be. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\n`
}

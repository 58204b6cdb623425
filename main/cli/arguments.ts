/** What was asked for on the command line. */
export interface Asked {
  readonly files: readonly string[]
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
}

/** Words that a command takes: `flags` alone, `values` with the word that follows. */
export interface Known {
  readonly flags: readonly string[]
  readonly values: readonly string[]
}

/** Tells options from files; what follows `--` is a file whatever it begins with. A sentence where the words make no sense. */
export function parseArguments(words: readonly string[], known: Known): Asked | string {
  const files: string[] = []
  const flags = new Set<string>()
  const values = new Map<string, string>()
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (word === '--') {
      files.push(...words.slice(i + 1))
      break
    }
    if (!word.startsWith('-') || word === '-') {
      files.push(word)
      continue
    }
    const [name = '', attached] = word.startsWith('--') ? word.slice(2).split(/=(.*)/s) : [word.slice(1)]
    if (known.flags.includes(name) && attached === undefined) flags.add(name)
    else if (known.values.includes(name)) {
      const value = attached ?? words[++i]
      if (value === undefined) return `${word} wants a value`
      values.set(name, value)
    } else return `unknown option ${word}`
  }
  return { files, flags, values }
}

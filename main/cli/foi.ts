import { CHART_USAGE, chart } from './commands/chart.ts'
import { CHECK_USAGE, checkReplies } from './commands/check.ts'
import { DEMO_USAGE, demo } from './commands/demo.ts'
import { DIFF_USAGE, diff } from './commands/diff.ts'
import { EXPORT_USAGE, exportFile } from './commands/export.ts'
import { READ_USAGE, read } from './commands/read.ts'
import { TIDY_USAGE, tidy } from './commands/tidy.ts'
import { report } from './output.ts'

/** A subcommand: takes its words, gives its exit code, or a sentence where the words make no sense. */
type Command = (words: readonly string[]) => Promise<number | string>

const COMMANDS: Readonly<Record<string, { readonly run: Command; readonly usage: string }>> = {
  tidy: { run: tidy, usage: TIDY_USAGE },
  read: { run: read, usage: READ_USAGE },
  check: { run: checkReplies, usage: CHECK_USAGE },
  chart: { run: chart, usage: CHART_USAGE },
  diff: { run: diff, usage: DIFF_USAGE },
  export: { run: exportFile, usage: EXPORT_USAGE },
  demo: { run: demo, usage: DEMO_USAGE },
}

const [name = '', ...words] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
if (command === undefined) {
  const usage = Object.values(COMMANDS).map(({ usage }) => `foi ${usage}`)
  report({ usage, error: name === '' ? 'no command was given' : `there is no command ${name}` })
  process.exitCode = 2
} else {
  const result = await command.run(words)
  if (typeof result === 'string') report({ usage: `foi ${command.usage}`, error: result })
  process.exitCode = typeof result === 'string' ? 2 : result
}

import type { MenuCommand, WorkspaceState } from '../../../app/contract/index.ts'
import { parseA1 } from '../../../app/vocabulary/index.ts'
import { run } from '../../state/commands.ts'
import { ask, EVERY_ROW, type Looking, openSource, show, useLooking } from '../../state/looking.ts'
import type { IconName } from '../../ui/icon.tsx'

/** Something that the palette can open or do. */
export interface Entry {
  readonly id: string
  readonly group: 'Forces' | 'Commands' | 'Files and sheets' | 'Cells' | 'Charts'
  readonly icon: IconName
  readonly words: string
  readonly aside: string
  readonly keys: string
  readonly act: () => void
}

const COMMANDS: readonly {
  readonly command: MenuCommand
  readonly words: string
  readonly icon: IconName
  readonly keys: string
}[] = [
  { command: 'import-folder', words: 'Import a folder…', icon: 'folder', keys: 'Ctrl Shift I' },
  { command: 'import-files', words: 'Import files…', icon: 'document', keys: 'Ctrl I' },
  { command: 'replace-file', words: 'Replace with a corrected file…', icon: 'swap', keys: '' },
  { command: 'versions', words: 'Compare two versions of a reply…', icon: 'copy', keys: '' },
  { command: 'view-replies', words: 'Show Replies', icon: 'inbox', keys: 'Ctrl 1' },
  { command: 'view-source', words: 'Show Source', icon: 'document', keys: 'Ctrl 2' },
  { command: 'view-explore', words: 'Show Explore', icon: 'grid', keys: 'Ctrl 3' },
  { command: 'view-compare', words: 'Show Compare', icon: 'compare', keys: 'Ctrl 4' },
  { command: 'view-findings', words: 'Show Findings', icon: 'issue', keys: 'Ctrl 5' },
  { command: 'view-charts', words: 'Show Charts', icon: 'chart', keys: 'Ctrl 6' },
  { command: 'review', words: 'Review what waits', icon: 'help', keys: 'Q' },
  { command: 'names', words: 'Names: list, import, export…', icon: 'tag', keys: '' },
  { command: 'make-pack', words: 'Make a subject pack…', icon: 'plus', keys: '' },
  { command: 'note', words: 'Add a note to the selected number', icon: 'comment', keys: 'N' },
  { command: 'enter-figure', words: 'Enter a figure by hand…', icon: 'edit', keys: '' },
  { command: 'history', words: 'History: what was done, and back to a point…', icon: 'history', keys: 'Ctrl Shift H' },
  { command: 'hidden', words: 'Hidden content…', icon: 'eyeOff', keys: '' },
  { command: 'decisions', words: 'Decisions: what counts, and why…', icon: 'compare', keys: '' },
  { command: 'request', words: 'Say what was asked…', icon: 'edit', keys: '' },
  { command: 'find', words: 'Find in the view', icon: 'search', keys: 'Ctrl F' },
  { command: 'undo', words: 'Undo', icon: 'undo', keys: 'Ctrl Z' },
  { command: 'redo', words: 'Redo', icon: 'redo', keys: 'Ctrl Shift Z' },
  { command: 'save', words: 'Save', icon: 'save', keys: 'Ctrl S' },
  { command: 'save-as', words: 'Save as…', icon: 'save', keys: 'Ctrl Shift S' },
  { command: 'open', words: 'Open a workspace…', icon: 'folder', keys: 'Ctrl O' },
  { command: 'new', words: 'New workspace', icon: 'plus', keys: 'Ctrl Shift N' },
  { command: 'open-sample', words: 'Open the sample', icon: 'sample', keys: '' },
  { command: 'export-chart', words: 'Export the chart', icon: 'exportUp', keys: 'Ctrl E' },
  { command: 'export-rows', words: 'Export rows', icon: 'exportUp', keys: 'Ctrl Shift E' },
  { command: 'theme-light', words: 'Light theme', icon: 'flash', keys: '' },
  { command: 'theme-dark', words: 'Dark theme', icon: 'moon', keys: '' },
  { command: 'theme-system', words: 'Theme of the system', icon: 'settings', keys: '' },
  { command: 'shortcuts', words: 'Keyboard', icon: 'key', keys: '?' },
  { command: 'about', words: 'About FOI Workbench', icon: 'info', keys: '' },
]

/** Entries that fit a text. `>` narrows to commands, `@` to forces, `=` to a cell of the open sheet. */
export function entriesFor(text: string, state: WorkspaceState, looking: Looking): readonly Entry[] {
  const mark = text.charAt(0)
  const marked = mark === '>' || mark === '@' || mark === '='
  const wanted = (marked ? text.slice(1) : text).trim().toLowerCase()
  if (mark === '=') return cellEntries(wanted, state, looking)
  const all = [
    ...(mark === '>' ? [] : forceEntries(state, wanted === '' && !marked)),
    ...(mark === '@' ? [] : commandEntries(state, looking)),
    ...(marked ? [] : [...fileEntries(state), ...chartEntries(state), ...cellEntries(wanted, state, looking)]),
  ]
  const fitting = wanted === '' ? all : all.filter((entry) => fits(entry, wanted))
  return limitEach(fitting, wanted === '' && !marked ? 5 : marked ? 60 : 6)
}

/** Where the wanted text stands in an entry's words, for marking it; -1 where only its aside fits. */
export function matchIn(words: string, text: string): number {
  const wanted = text
    .replace(/^[>@=]/, '')
    .trim()
    .toLowerCase()
  return wanted === '' ? -1 : words.toLowerCase().indexOf(wanted)
}

function forceEntries(state: WorkspaceState, answeredOnly: boolean): readonly Entry[] {
  const files = new Map<string, number>()
  for (const source of state.sources) {
    for (const code of new Set(source.sheets.flatMap((sheet) => sheet.forces)))
      files.set(code, (files.get(code) ?? 0) + 1)
  }
  return state.forces
    .filter((force) => !answeredOnly || files.has(force.code))
    .map((force) => ({
      id: `force ${force.code}`,
      group: 'Forces',
      icon: 'place',
      words: force.name,
      aside: [force.code, force.region, repliedWords(files.get(force.code) ?? 0)].filter(Boolean).join(' · '),
      keys: '',
      act: () => {
        ask({ ...EVERY_ROW, filters: [{ column: 'force', test: 'one of', values: [force.code] }] })
        show('explore')
      },
    }))
}

function commandEntries(state: WorkspaceState, looking: Looking): readonly Entry[] {
  return COMMANDS.filter(({ command }) => {
    if (command === 'undo') return state.undo !== null
    if (command === 'redo') return state.redo !== null
    return command !== 'note' || looking.selected !== null
  }).map(({ command, words, icon, keys }) => ({
    id: `command ${command}`,
    group: 'Commands',
    icon,
    words: command === 'undo' ? `Undo: ${state.undo ?? ''}` : command === 'redo' ? `Redo: ${state.redo ?? ''}` : words,
    aside: '',
    keys,
    act: () => run(command),
  }))
}

function fileEntries(state: WorkspaceState): readonly Entry[] {
  return state.sources.flatMap((source) =>
    source.sheets.map((sheet) => ({
      id: `sheet ${source.id} ${sheet.index}`,
      group: 'Files and sheets' as const,
      icon: 'document' as const,
      words: source.sheets.length > 1 ? `${source.name} › ${sheet.name}` : source.name,
      aside: sheet.state === 'review' ? 'to review' : `${sheet.observations} numbers`,
      keys: '',
      act: () => openSource({ source: source.id, sheet: sheet.index, cell: null }),
    })),
  )
}

function chartEntries(state: WorkspaceState): readonly Entry[] {
  return state.charts.map((chart) => ({
    id: `chart ${chart.id}`,
    group: 'Charts',
    icon: 'chart',
    words: chart.name,
    aside: 'Charts',
    keys: '',
    act: () => useLooking.setState({ view: 'charts', chart: chart.id }),
  }))
}

function cellEntries(wanted: string, state: WorkspaceState, looking: Looking): readonly Entry[] {
  const address = parseA1(wanted)
  const { place } = looking
  const source = state.sources.find((one) => one.id === place?.source)
  if (address === undefined || place === null || source === undefined) return []
  const sheet = source.sheets[place.sheet]
  if (sheet === undefined || address.row >= sheet.rowCount || address.column >= sheet.columnCount) return []
  return [
    {
      id: `cell ${wanted}`,
      group: 'Cells',
      icon: 'grid',
      words: `Cell ${wanted.toUpperCase()}`,
      aside: `${source.name}${sheet.name === '' ? '' : ` › ${sheet.name}`}`,
      keys: '',
      act: () => openSource({ ...place, cell: address }),
    },
  ]
}

function fits(entry: Entry, wanted: string): boolean {
  if (entry.group === 'Cells') return true
  const text = `${entry.words} ${entry.aside}`.toLowerCase()
  return wanted.split(/\s+/).every((word) => text.includes(word))
}

function limitEach(entries: readonly Entry[], most: number): readonly Entry[] {
  const seen = new Map<string, number>()
  return entries.filter(({ group }) => {
    const before = seen.get(group) ?? 0
    seen.set(group, before + 1)
    return before < most
  })
}

function repliedWords(files: number): string {
  if (files === 0) return 'no reply'
  return files === 1 ? 'replied, 1 file' : `replied, ${files} files`
}

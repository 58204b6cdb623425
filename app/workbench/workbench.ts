import { figuresOfFindingNotes, lastSequence, operations } from '../annotate/index.ts'
import { suggestSpec } from '../chart/index.ts'
import type { ReadFile, Workbench } from '../contract/index.ts'
import { type ChartFonts, composePng, composeSvg } from '../export/index.ts'
import { namesFileText, readNamesFile, subjectFileText } from '../names/index.ts'
import { exportRows, facets, page, position, total, tryDecision } from '../query/index.ts'
import {
  choiceText,
  findReading,
  firstRow,
  openStore,
  type SqlDatabase,
  type SqlEngine,
  saveStore,
  sourceBytes,
  textOf,
} from '../store/index.ts'
import {
  type Force,
  ok,
  type Problem,
  type Rasterise,
  type Result,
  refused,
  type Workbook,
} from '../vocabulary/index.ts'
import { travellingLines } from './caveats.ts'
import { type Arrival, carryOut, takeBack, turn } from './change.ts'
import { chartRows, layoutOf } from './charts.ts'
import { comparison, comparisonAsText } from './compare.ts'
import { chainOf, listedDecisions } from './decisions.ts'
import type { Deriving } from './derived.ts'
import { observationDetail } from './detail.ts'
import { disclosureIn, hiddenAmong } from './disclosure.ts'
import { enteredFigures, guessEntry, readEntry } from './entered.ts'
import { findingRunner } from './finding-runner.ts'
import { findingHistory, isSettled, letterFrom, speaks } from './findings.ts'
import { historyOf, rewind } from './history.ts'
import { layoutWays } from './layout-ways.ts'
import { keptRecipes } from './layouts.ts'
import { namesKept } from './names.ts'
import type { PreviewDesk } from './open-sheet.ts'
import { keysInGrid } from './packs.ts'
import { previewLayout, recipeDraft } from './preview.ts'
import { hiddenContent, hiddenFigures } from './quarantine.ts'
import { versionDifference } from './replace.ts'
import { paragraphsOf, repliesCsv, repliesOf } from './replies.ts'
import { reviewItems } from './review.ts'
import { workspaceState } from './state.ts'
import { versionPairs } from './versions.ts'
import { sheetWindow } from './window.ts'

/** What the workbench is put together from. */
export interface WorkbenchParts {
  readonly forces: readonly Force[]
  readonly tidy: Deriving['tidy']
  /** Reads a file that is already in the workspace in another way. */
  readonly read: (
    file: { readonly name: string; readonly bytes: Uint8Array },
    reading: { readonly encoding?: string; readonly delimiter?: string },
  ) => Promise<Result<Workbook>>
  /** The font that charts are set in, fetched when the first is composed. */
  readonly chartFonts: () => Promise<ChartFonts>
  /** Undefined where the host draws no PNG. */
  readonly rasterise: Rasterise | undefined
  /** Lets what waits outside be heard during long work; not needed where nothing is asked meanwhile. */
  readonly pause?: () => Promise<void>
}

/** The workbench over one database engine. Changes are carried out one after the other in the order in which they were asked for. */
export function createWorkbench(engine: SqlEngine, parts: WorkbenchParts): Workbench {
  const deriving: Deriving = { tidy: parts.tidy, forceName: forceNames(parts.forces) }
  let store: SqlDatabase | undefined
  let revision = 0
  let last: Promise<unknown> = Promise.resolve()
  const desk: PreviewDesk = { seen: undefined }

  const db = () => {
    if (store === undefined) throw new Error('no workspace is open')
    return store
  }
  const state = () => workspaceState(db(), revision, parts.forces)
  const changed = () => {
    revision += 1
    return state()
  }
  const inTurn = <Value>(work: () => Value | Promise<Value>): Promise<Value> => {
    const turnOf = last.then(work)
    last = turnOf.catch(() => undefined)
    return turnOf
  }

  const checking = findingRunner({ db, forces: parts.forces, inTurn, pause: parts.pause ?? (async () => {}) })

  const findings = async () => {
    const before = figuresOfFindingNotes(db())
    const found = await checking.findings()
    // What a note on a finding speaks of is known anew only now: every view asks again.
    if (store !== undefined && figuresOfFindingNotes(store) !== before) revision += 1
    return found
  }
  /** Carries out what rests on the findings once they are those of now; other questions are answered meanwhile. */
  const onceChecked = async <Value>(work: () => Value | Promise<Value>, rests = () => true): Promise<Value> => {
    for (;;) {
      const done = await inTurn(async () => (!rests() || isSettled(db()) ? { value: await work() } : undefined))
      if (done !== undefined) return done.value
      await findings()
    }
  }
  /** The same for what carries caveat lines: without a decision about a finding there are none. */
  const withCaveats = <Value>(work: () => Value | Promise<Value>) => onceChecked(work, () => speaks(db()))

  const arrivalOf = async (
    command: Parameters<Workbench['perform']>[0],
    file: ReadFile | undefined,
    bytes: Uint8Array | undefined,
  ): Promise<Result<Arrival | undefined>> => {
    if (command.do === 'import file') return importOf(db(), command.source, choiceText(command.reading), file, bytes)
    if (command.do !== 'reread file') return ok(undefined)
    if (findReading(db(), command.sha256, choiceText(command.reading)) !== undefined) return ok(undefined)
    if (file !== undefined) return ok({ file, bytes })
    return readAgain(db(), command.sha256, command.reading, parts)
  }

  return {
    open: (snapshot) =>
      inTurn(() => {
        const opened = openStore(engine, snapshot)
        if (!opened.ok) return opened
        store?.close()
        store = opened.value
        revision = Math.max(revision + 1, lastSequence(store))
        return ok(state())
      }),
    state: () => inTurn(state),
    perform: (command, at, file, bytes) =>
      inTurn(async () => {
        const arrival = await arrivalOf(command, file, bytes)
        if (!arrival.ok) return arrival
        const record = carryOut(db(), command, at, deriving, arrival.value)
        return ok({ record, state: changed() })
      }),
    undo: (at) =>
      inTurn(() => {
        const record = turn(db(), 'undo', at, deriving)
        return record && { record, state: changed() }
      }),
    redo: (at) =>
      inTurn(() => {
        const record = turn(db(), 'redo', at, deriving)
        return record && { record, state: changed() }
      }),
    rollback: (sequence) =>
      inTurn(() => {
        takeBack(db(), sequence, deriving)
        return changed()
      }),
    replay: (record, file, bytes) =>
      inTurn(async () => {
        const expected = lastSequence(db()) + 1
        if (record.sequence < expected) return ok(state())
        if (record.sequence > expected) {
          const reason = `operation ${expected} is missing from the journal`
          return refused({ kind: 'workspace-damaged', file: '', reason })
        }
        if (record.kind !== 'do') {
          const done = turn(db(), record.kind, record.at, deriving)
          return done?.of === record.of
            ? ok(changed())
            : refused({ kind: 'workspace-damaged', file: '', reason: `operation ${expected} does not fit the log` })
        }
        const arrival = await arrivalOf(record.command, file, bytes)
        if (!arrival.ok) return arrival
        carryOut(db(), record.command, record.at, deriving, arrival.value)
        return ok(changed())
      }),
    snapshot: () => inTurn(() => saveStore(db())),
    sourceBytes: (sha256) => inTurn(() => sourceBytes(db(), sha256)),
    page: (question, offset, limit) => inTurn(() => page(db(), question, offset, limit)),
    total: (question, ids) => inTurn(() => total(db(), question, ids)),
    facets: (question) => inTurn(() => facets(db(), question)),
    detail: (id) => inTurn(() => observationDetail(db(), id)),
    position: (question, id) => inTurn(() => position(db(), question, id)),
    sheetWindow: (source, sheet, top, left, bottom, right) =>
      inTurn(() => sheetWindow(db(), source, sheet, { top, left, bottom, right })),
    previewLayout: (source, sheet, edits) =>
      inTurn(() => {
        checking.stepAside()
        return previewLayout(db(), desk, revision, deriving.forceName, source, sheet, edits)
      }),
    layoutWays: (source, sheet, edits) => inTurn(() => layoutWays(db(), desk, revision, source, sheet, edits)),
    recipeDraft: (source, sheet, name) =>
      inTurn(() => recipeDraft(db(), desk, revision, deriving, source, sheet, name)),
    recipes: () => inTurn(() => keptRecipes(db())),
    hiddenContent: () => inTurn(() => hiddenContent(db())),
    hiddenFigures: (publication) => inTurn(() => hiddenAmong(db(), publication, parts.forces)),
    versions: () => inTurn(() => versionPairs(db())),
    versionDifference: (older, newer) => inTurn(() => versionDifference(db(), deriving, older, newer)),
    enteredFigures: (sha256) => inTurn(() => enteredFigures(db(), sha256)),
    guessEntry: (sha256, quote) => inTurn(() => guessEntry(db(), sha256, quote)),
    readEntry: async (typed) => readEntry(typed),
    operations: (limit) => inTurn(() => operations(db(), limit)),
    history: () => inTurn(() => historyOf(db())),
    rewind: (sequence, at) =>
      inTurn(() => {
        const records = rewind(db(), sequence, at, deriving)
        return records && { records, state: changed() }
      }),
    reviewItems: () => inTurn(() => reviewItems(db(), deriving.forceName)),
    names: () => inTurn(() => namesKept(db())),
    namesFile: () => inTurn(() => namesFileText(namesKept(db()))),
    readNames: (text) => inTurn(() => readNamesFile(text)),
    keysInGrid: () => inTurn(() => keysInGrid(db())),
    packFile: (name, dimensions) => inTurn(() => subjectFileText(name, dimensions)),
    decisions: () => inTurn(() => listedDecisions(db())),
    tryDecision: (about) => inTurn(() => tryDecision(db(), about)),
    chain: (ids, outcome) => inTurn(() => chainOf(db(), ids, outcome)),
    findings,
    checkProgress: async () => checking.progress(),
    holdCheck: async (held) => checking.hold(held),
    findingHistory: (key) => inTurn(() => findingHistory(db(), key)),
    draftLetter: (keys, template, without) =>
      onceChecked(() => letterFrom(db(), parts.forces, keys, template, without)),
    chartLayout: (spec) => withCaveats(() => layoutOf(db(), spec, parts.forces)),
    chartSvg: (spec) =>
      withCaveats(async () => composeSvg(layoutOf(db(), spec, parts.forces), await parts.chartFonts())),
    chartPng: (spec, scale) =>
      withCaveats(async () => {
        if (parts.rasterise === undefined) throw new Error('this host draws no PNG')
        return composePng(layoutOf(db(), spec, parts.forces), await parts.chartFonts(), parts.rasterise, scale)
      }),
    suggestChart: (question) => inTurn(() => suggestSpec(question, chartRows(db(), question))),
    exportRows: (question, format, withHidden = false) =>
      withCaveats(() =>
        exportRows(
          db(),
          question,
          format,
          withHidden ? undefined : hiddenFigures(db()),
          travellingLines(db(), parts.forces).of,
        ),
      ),
    disclosureOf: (publication) =>
      onceChecked(
        () => disclosureIn(db(), publication, parts.forces),
        () => publication.of === 'letter',
      ),
    replyBoard: () => inTurn(() => repliesOf(db(), parts.forces)),
    exportReplies: () => withCaveats(() => repliesCsv(db(), parts.forces)),
    paragraphs: (source) => inTurn(() => paragraphsOf(db(), source)),
    comparison: (question) => inTurn(() => comparison(db(), question, parts.forces)),
    comparisonText: (question, format, only) =>
      withCaveats(() => comparisonAsText(db(), question, format, parts.forces, only)),
  }
}

/** Names by code; codes joined by `+` get each name. */
function forceNames(forces: readonly Force[]): (code: string | null) => string {
  const names = new Map<string, string>(forces.map(({ code, name }) => [code, name]))
  return (code) =>
    (code ?? '')
      .split('+')
      .map((one) => names.get(one) ?? one)
      .join(' and ')
}

function importOf(
  db: SqlDatabase,
  source: ReadFile['source'],
  choice: string,
  file: ReadFile | undefined,
  bytes: Uint8Array | undefined,
): Result<Arrival | undefined> {
  const present = firstRow(db, 'SELECT name FROM inclusion WHERE sha256 = ?', [source.sha256])
  if (present !== undefined) {
    return refused({ kind: 'already-here', file: source.name, as: textOf(present[0]) ?? '' } satisfies Problem)
  }
  if (file !== undefined) return ok({ file, bytes })
  if (findReading(db, source.sha256, choice) !== undefined) return ok(undefined)
  return refused({ kind: 'workspace-damaged', file: source.name, reason: 'the bytes of a reply are gone' })
}

async function readAgain(
  db: SqlDatabase,
  sha256: string,
  reading: { readonly encoding?: string; readonly delimiter?: string },
  parts: WorkbenchParts,
): Promise<Result<Arrival>> {
  const found = firstRow(
    db,
    'SELECT i.name, i.path, f.size FROM inclusion i JOIN source f ON f.sha256 = i.sha256 WHERE i.sha256 = ?',
    [sha256],
  )
  if (found === undefined) throw new Error(`there is no file ${sha256}`)
  const bytes = sourceBytes(db, sha256)
  if (bytes === null) {
    const reason = 'its bytes were removed with what they hid'
    return refused({ kind: 'unreadable', file: String(found[0]), reason })
  }
  const [name, path] = found.map(String)
  const source = { sha256, name: name ?? '', path: path ?? '', size: Number(found[2]) }
  const workbook = await parts.read({ name: source.name, bytes }, reading)
  if (!workbook.ok) return workbook
  return ok({
    file: {
      source,
      workbook: workbook.value,
      tidied: parts.tidy(workbook.value, { fileName: source.name, path: source.path }),
    },
    bytes,
  })
}

import { proxy, type Remote, transfer, wrap } from 'comlink'
import type { ImportWorker, Workbench } from '../../app/contract/index.ts'
import type { Parcel } from '../workers/parcel.ts'

/** The reading of files, in a worker that can be ended at any moment. */
export interface Reader {
  readonly readFile: ImportWorker<Parcel>['readFile']
  readonly pagePicture: ImportWorker['pagePicture']
  /** Ends the worker at once; a reading under way is rejected with `Ended`. */
  readonly end: () => void
}

/** Thrown into a reading whose worker was ended. */
export class Ended extends Error {}

/** Starts the worker that owns the database. It lives as long as the window; `onStopped` is told where it does not. */
export function startStore(onStopped: (reason: string) => void): Workbench<Parcel> {
  const worker = new Worker(new URL('../workers/store.worker.ts', import.meta.url), { type: 'module', name: 'store' })
  worker.addEventListener('error', (event) => onStopped(event.message || 'no reason given'))
  return workbenchOf(wrap<Workbench<Parcel>>(worker))
}

/** Starts a worker that reads files, one at a time. */
export function startReader(): Reader {
  const worker = new Worker(new URL('../workers/import.worker.ts', import.meta.url), { type: 'module', name: 'import' })
  const remote = wrap<ImportWorker<Parcel>>(worker)
  let fail: (reason: Error) => void = () => undefined
  const over = new Promise<never>((_, reject) => {
    fail = reject
  })
  // Nobody may be waiting when the worker ends.
  over.catch(() => undefined)
  worker.addEventListener('error', (event) => fail(new Error(event.message || 'The reader stopped.')))
  return {
    readFile: (file, reading, onProgress) => Promise.race([remote.readFile(file, reading, proxy(onProgress)), over]),
    pagePicture: (bytes, page) => Promise.race([remote.pagePicture(transfer(bytes, [bytes.buffer]), page), over]),
    end: () => {
      worker.terminate()
      fail(new Ended('The reading was ended.'))
    },
  }
}

function workbenchOf(remote: Remote<Workbench<Parcel>>): Workbench<Parcel> {
  return {
    open: (snapshot) => remote.open(snapshot === null ? null : transfer(snapshot, [snapshot.buffer])),
    state: () => remote.state(),
    perform: (command, at, file, bytes) => remote.perform(command, at, moved(file), bytes),
    undo: (at) => remote.undo(at),
    redo: (at) => remote.redo(at),
    rollback: (sequence) => remote.rollback(sequence),
    replay: (record, file, bytes) => remote.replay(record, moved(file), bytes),
    snapshot: () => remote.snapshot(),
    sourceBytes: (sha256) => remote.sourceBytes(sha256),
    page: (question, offset, limit) => remote.page(question, offset, limit),
    total: (question, ids) => remote.total(question, ids),
    facets: (question) => remote.facets(question),
    detail: (id) => remote.detail(id),
    position: (question, id) => remote.position(question, id),
    sheetWindow: (source, sheet, top, left, bottom, right) =>
      remote.sheetWindow(source, sheet, top, left, bottom, right),
    previewLayout: (source, sheet, edits) => remote.previewLayout(source, sheet, edits),
    layoutWays: (source, sheet, name) => remote.layoutWays(source, sheet, name),
    recipeDraft: (source, sheet, name) => remote.recipeDraft(source, sheet, name),
    recipes: () => remote.recipes(),
    hiddenContent: () => remote.hiddenContent(),
    hiddenFigures: (publication) => remote.hiddenFigures(publication),
    versions: () => remote.versions(),
    versionDifference: (older, newer) => remote.versionDifference(older, newer),
    enteredFigures: (sha256) => remote.enteredFigures(sha256),
    guessEntry: (sha256, quote) => remote.guessEntry(sha256, quote),
    readEntry: (typed) => remote.readEntry(typed),
    operations: (limit) => remote.operations(limit),
    history: () => remote.history(),
    rewind: (sequence, at) => remote.rewind(sequence, at),
    reviewItems: () => remote.reviewItems(),
    names: () => remote.names(),
    namesFile: () => remote.namesFile(),
    readNames: (text) => remote.readNames(text),
    keysInGrid: () => remote.keysInGrid(),
    packFile: (name, dimensions) => remote.packFile(name, dimensions),
    decisions: () => remote.decisions(),
    tryDecision: (about) => remote.tryDecision(about),
    chain: (ids, outcome) => remote.chain(ids, outcome),
    findings: () => remote.findings(),
    checkProgress: () => remote.checkProgress(),
    holdCheck: (held) => remote.holdCheck(held),
    findingHistory: (key) => remote.findingHistory(key),
    draftLetter: (keys, template, without) => remote.draftLetter(keys, template, without),
    chartLayout: (spec) => remote.chartLayout(spec),
    chartSvg: (spec) => remote.chartSvg(spec),
    chartPng: (spec, scale) => remote.chartPng(spec, scale),
    suggestChart: (question) => remote.suggestChart(question),
    comparison: (question) => remote.comparison(question),
    comparisonText: (question, format, only) => remote.comparisonText(question, format, only),
    exportRows: (question, format, withHidden) => remote.exportRows(question, format, withHidden),
    disclosureOf: (publication) => remote.disclosureOf(publication),
    replyBoard: () => remote.replyBoard(),
    exportReplies: () => remote.exportReplies(),
    paragraphs: (source) => remote.paragraphs(source),
  }
}

/** Passes a parcel on: its port can be in one place only. */
function moved(parcel: Parcel | undefined): Parcel | undefined {
  return parcel === undefined ? undefined : transfer(parcel, [parcel.contents])
}

import { expose, transfer } from 'comlink'
import type { Workbench } from '../../app/contract/index.ts'
import { createWorkbench, partsFor } from '../../app/workbench/index.ts'
import { workerAbilities } from './abilities.ts'
import { loadEngine } from './engine.ts'
import { type Parcel, unpacked } from './parcel.ts'

/** What this host lends. Fonts and rasteriser are a megabyte and more: they are loaded with the first chart that leaves the window. */
const drawing = {
  chartFonts: async () => (await import('./rasterise.ts')).CHART_FONTS,
  pause: () => new Promise<void>((resolve) => setTimeout(resolve)),
  rasterise: async (svg: string, scale: number) => (await import('./rasterise.ts')).rasterise(svg, scale),
}

const workbench = loadEngine().then((engine) => createWorkbench(engine, partsFor(workerAbilities, drawing)))

/** A method that waits for the workbench to be there. */
function later<Name extends keyof Workbench>(name: Name) {
  return async (...given: Parameters<Workbench[Name]>) => {
    const method = (await workbench)[name] as (...given: Parameters<Workbench[Name]>) => ReturnType<Workbench[Name]>
    return method(...given)
  }
}

function moved(bytes: Uint8Array): Uint8Array {
  return transfer(bytes, [bytes.buffer as ArrayBuffer])
}

const exposed = {
  open: later('open'),
  state: later('state'),
  perform: async (...[command, at, parcel, bytes]: Parameters<Workbench<Parcel>['perform']>) =>
    later('perform')(command, at, parcel && (await unpacked(parcel)), bytes),
  undo: later('undo'),
  redo: later('redo'),
  rollback: later('rollback'),
  replay: async (...[record, parcel, bytes]: Parameters<Workbench<Parcel>['replay']>) =>
    later('replay')(record, parcel && (await unpacked(parcel)), bytes),
  snapshot: async () => moved(await later('snapshot')()),
  sourceBytes: async (sha256: string) => {
    const bytes = await later('sourceBytes')(sha256)
    return bytes && moved(bytes)
  },
  page: later('page'),
  total: later('total'),
  facets: later('facets'),
  detail: later('detail'),
  position: later('position'),
  sheetWindow: later('sheetWindow'),
  previewLayout: later('previewLayout'),
  layoutWays: later('layoutWays'),
  recipeDraft: later('recipeDraft'),
  recipes: later('recipes'),
  hiddenContent: later('hiddenContent'),
  hiddenFigures: later('hiddenFigures'),
  versions: later('versions'),
  versionDifference: later('versionDifference'),
  enteredFigures: later('enteredFigures'),
  guessEntry: later('guessEntry'),
  readEntry: later('readEntry'),
  operations: later('operations'),
  history: later('history'),
  rewind: later('rewind'),
  reviewItems: later('reviewItems'),
  names: later('names'),
  namesFile: later('namesFile'),
  readNames: later('readNames'),
  keysInGrid: later('keysInGrid'),
  packFile: later('packFile'),
  decisions: later('decisions'),
  tryDecision: later('tryDecision'),
  chain: later('chain'),
  findings: later('findings'),
  checkProgress: later('checkProgress'),
  holdCheck: later('holdCheck'),
  findingHistory: later('findingHistory'),
  draftLetter: later('draftLetter'),
  chartLayout: later('chartLayout'),
  chartSvg: later('chartSvg'),
  chartPng: later('chartPng'),
  suggestChart: later('suggestChart'),
  exportRows: later('exportRows'),
  disclosureOf: later('disclosureOf'),
  replyBoard: later('replyBoard'),
  exportReplies: later('exportReplies'),
  paragraphs: later('paragraphs'),
  comparison: later('comparison'),
  comparisonText: later('comparisonText'),
} satisfies Record<keyof Workbench, unknown>

expose(exposed)

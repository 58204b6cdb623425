import { expose, transfer } from 'comlink'
import type { ImportWorker, ReadProgress } from '../../app/contract/index.ts'
import { type ReadResult, readGiven } from '../../app/workbench/index.ts'
import { workerAbilities } from './abilities.ts'

/** Milliseconds between two words of progress. */
const PROGRESS_EVERY = 100

const worker: ImportWorker = {
  readFile: async (file, reading, onProgress) => {
    const results = await readGiven(file, reading, workerAbilities, sparing(onProgress))
    return transfer([...results], buffersOf(results))
  },
}

expose(worker)

/** Passes progress on, but not more often than a person could see. */
function sparing(onProgress: (progress: ReadProgress) => void): (progress: ReadProgress) => void {
  let last = Number.NEGATIVE_INFINITY
  return (progress) => {
    const now = performance.now()
    if (now - last < PROGRESS_EVERY) return
    last = now
    onProgress(progress)
  }
}

/** What is handed over rather than copied: the columns of cells, roles, and the bytes of each file. */
function buffersOf(results: readonly ReadResult[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  const add = (view: ArrayBufferView) => {
    if (view.buffer instanceof ArrayBuffer) buffers.add(view.buffer)
  }
  for (const result of results) {
    if (result.bytes !== undefined) add(result.bytes)
    if (!result.ok) continue
    for (const { cells } of result.value.workbook.sheets) {
      for (const column of [cells.rows, cells.columns, cells.kinds, cells.numbers, cells.texts, cells.styleOf]) {
        add(column)
      }
    }
    for (const { layout } of result.value.tidied) add(layout.roles)
  }
  return [...buffers]
}

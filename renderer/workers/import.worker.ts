import { expose, transfer } from 'comlink'
import type { ImportWorker, ReadProgress } from '../../app/contract/index.ts'
import { briefOf, readGiven } from '../../app/workbench/index.ts'
import { workerAbilities } from './abilities.ts'
import { pagePicture } from './page-picture.ts'
import { type Parcel, packed } from './parcel.ts'

/** Milliseconds between two words of progress. */
const PROGRESS_EVERY = 100

const worker: ImportWorker<Parcel> = {
  readFile: async (file, reading, onProgress) => {
    const results = await readGiven(file, reading, workerAbilities, sparing(onProgress))
    const carried = results.map((result) =>
      result.ok ? { ...result, value: packed(result.value, briefOf(result.value)) } : result,
    )
    const ports = carried.flatMap((result) => (result.ok ? result.value.contents : []))
    const bytes = new Set(results.flatMap(({ bytes }) => (bytes?.buffer instanceof ArrayBuffer ? bytes.buffer : [])))
    return transfer(carried, [...ports, ...bytes])
  },
  pagePicture: async (bytes, page) => {
    const picture = await pagePicture(bytes, page)
    return picture && transfer(picture, [picture.png.buffer as ArrayBuffer])
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

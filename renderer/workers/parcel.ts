import type { FileBrief, ReadFile } from '../../app/contract/index.ts'

/**
 * A file that was read, on its way from the reader to the database. The page sees the brief alone and passes the port on:
 * unpacking hundreds of thousands of figures would hold its window still for seconds.
 */
export interface Parcel {
  readonly brief: FileBrief
  readonly contents: MessagePort
}

/** Packs a file. Its columns are handed over: the sender has them no longer. */
export function packed(file: ReadFile, brief: FileBrief): Parcel {
  const { port1, port2 } = new MessageChannel()
  port1.postMessage(file, columnsOf(file))
  port1.close()
  return { brief, contents: port2 }
}

/** Takes the file out, once. Rejects where its reader was ended before the file had left it. */
export function unpacked({ contents }: Parcel): Promise<ReadFile> {
  return new Promise<ReadFile>((resolve, reject) => {
    contents.addEventListener('message', ({ data }: MessageEvent<ReadFile>) => resolve(data))
    contents.addEventListener('messageerror', () => reject(new Error('The file did not arrive.')))
    contents.addEventListener('close', () => reject(new Error('The file was never sent.')))
    contents.start()
  }).finally(() => contents.close())
}

/** What is handed over rather than copied: the columns of cells, and their roles. */
function columnsOf({ workbook, tidied }: ReadFile): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  const add = (view: ArrayBufferView): void => {
    if (view.buffer instanceof ArrayBuffer) buffers.add(view.buffer)
  }
  for (const { cells } of workbook.sheets) {
    for (const column of [cells.rows, cells.columns, cells.kinds, cells.numbers, cells.texts, cells.styleOf])
      add(column)
  }
  for (const { layout } of tidied) add(layout.roles)
  return [...buffers]
}

import type { HiddenPart } from '../../vocabulary/index.ts'
import { Refusal } from '../refusal.ts'
import type { CompoundFile, CompoundStorage } from './compound.ts'

/** Rows behind pivot tables, one stream a cache (MS-XLS 2.1.7.12). */
const PIVOT_STORAGE = '_sx_db_cur'
/** The first record of a cache, whose content begins with the number of rows (MS-XLS 2.4.275). */
const CACHE_RECORD = 0xc6
const MACRO_STORAGES = new Set(['_vba_project_cur', '_vba_project', 'macros'])
/** Embedded documents are called so with eight digits behind; links to others keep their last picture and values. */
const EMBEDDED = /^(?:mbd|lnk)[0-9a-f]{1,8}$/i
const VERSIONS = 'revision log'
const MOST_STORAGES = 1000

/** What a workbook of Excel 97 to 2003 carries beside its sheets; nothing of it is read but the count of rows. */
export function hiddenParts(container: CompoundFile): readonly HiddenPart[] {
  const storages = container.storages().slice(0, MOST_STORAGES)
  const versions = container.names.filter((name) => name.toLowerCase() === VERSIONS)
  return [
    ...storages.flatMap(partsOf),
    ...versions.map((name): HiddenPart => ({ kind: 'earlier versions', name, size: sizeOf(container, name) })),
  ]
}

function partsOf({ name, streams }: CompoundStorage): readonly HiddenPart[] {
  const size = streams.reduce((sum, stream) => sum + stream.size, 0)
  if (name.toLowerCase() === PIVOT_STORAGE) {
    return streams.map((stream) => {
      const records = rowsOf(stream.bytes)
      const path = `${name}/${stream.name}`
      return { kind: 'pivot cache', name: path, size: stream.size, ...(records === undefined ? {} : { records }) }
    })
  }
  if (MACRO_STORAGES.has(name.toLowerCase())) return [{ kind: 'macros', name, size }]
  return EMBEDDED.test(name) ? [{ kind: 'embedded file', name, size }] : []
}

function rowsOf(bytes: () => Uint8Array): number | undefined {
  const head = attempted(bytes)
  if (head === undefined || head.length < 8) return undefined
  const view = new DataView(head.buffer, head.byteOffset)
  return view.getUint16(0, true) === CACHE_RECORD ? view.getUint32(4, true) : undefined
}

function sizeOf(container: CompoundFile, name: string): number {
  return attempted(() => container.stream(name) ?? new Uint8Array(0))?.length ?? 0
}

/** The bytes of a stream that nothing else depends on: where it is broken the sheets are whole all the same. */
function attempted(bytes: () => Uint8Array): Uint8Array | undefined {
  try {
    return bytes()
  } catch (thrown) {
    if (thrown instanceof Refusal) return undefined
    throw thrown
  }
}

import type { Workbench } from '../../app/contract/index.ts'
import type { Host } from '../host/host.ts'
import type { Reader } from '../host/workers.ts'
import type { Parcel } from '../workers/parcel.ts'

/** What the session works with: the main process, the store worker, and a way to start a reader of files. */
export interface Ports {
  readonly host: Host
  readonly workbench: Workbench<Parcel>
  readonly startReader: () => Reader
}

let connected: Ports | undefined

/** Connects the session, once, before anything is shown. */
export function connect(ports: Ports): void {
  connected = ports
}

/** The connected ports. Throws before `connect`: a bug. */
export function ports(): Ports {
  if (connected === undefined) throw new Error('The session is not connected.')
  return connected
}

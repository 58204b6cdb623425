import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { CHANNELS, type Handlers, type RequestName } from './channels.ts'
import { SCHEMAS } from './schemas.ts'

/**
 * Answers the page's requests. A request from anyone but the trusted page, or with arguments that are not of the
 * contract, is a bug or an attack: it is rejected and no handler runs.
 */
export function registerHandlers(
  ipc: Pick<IpcMain, 'handle'>,
  handlers: Handlers,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
): void {
  const names = Object.keys(CHANNELS) as RequestName[]
  for (const name of names) {
    ipc.handle(CHANNELS[name], (event, ...args: unknown[]) => {
      if (!isTrusted(event)) throw new Error(`${name}: refused, the sender is not the window's own page.`)
      return call(name, handlers, args)
    })
  }
}

function call<Name extends RequestName>(name: Name, handlers: Handlers, args: readonly unknown[]): unknown {
  const checked = SCHEMAS[name].safeParse(args)
  if (!checked.success) throw new Error(`${name}: refused, the arguments are not of the contract.`)
  const handler = handlers[name] as (...args: readonly unknown[]) => unknown
  return handler(...checked.data)
}

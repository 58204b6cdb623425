import { type Protocol, protocol } from 'electron'
import { SCHEME } from './address.ts'
import { answer } from './answer.ts'

/** Must run before the app is ready: gives app:// the rights of a web origin, which module workers need. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built page from a folder under app://workbench/, each answer with the content policy. */
export function servePage(on: Protocol, folder: string): void {
  on.handle(SCHEME, (request) => answer(request, folder))
}

import { readFile } from 'node:fs/promises'

/** Events in which Chromium says that it wants to know, or to reach, a host. */
const REACHING = /HOST_RESOLVER|DNS_TRANSACTION|TCP_CONNECT|UDP_CONNECT|SOCKET_POOL|URL_REQUEST_START_JOB|SSL_CONNECT/

/** A host that is this machine, or none at all. */
const OWN = /^(app|devtools|chrome-extension|blob|data|file):|^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/**
 * Before it resolves anything, Chromium asks the kernel whether there is a route to this address. Nothing is sent, and
 * nothing resolves; it shows only where a page tries to reach out.
 */
export const ROUTE_PROBE = '[2001:4860:4860::8888]:443'

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> }
  readonly events: readonly { readonly type: number; readonly params?: Readonly<Record<string, unknown>> }[]
}

/** Every host that a net log of Chromium names in an attempt to resolve or reach it, other than this machine. */
export async function hostsIn(file: string): Promise<readonly string[]> {
  const log = await parse(file)
  const names = new Map(Object.entries(log.constants.logEventTypes).map(([name, type]) => [type, name]))
  const hosts = new Set<string>()
  for (const { type, params } of log.events) {
    if (params === undefined || !REACHING.test(names.get(type) ?? '')) continue
    for (const key of ['host', 'hostname', 'url', 'address', 'group_id']) {
      const value = params[key]
      if (typeof value === 'string') hosts.add(hostOf(value))
    }
  }
  return [...hosts].filter((host) => host !== '' && !OWN.test(host)).sort()
}

/** A log whose process was ended lacks its end. */
async function parse(file: string): Promise<NetLog> {
  const text = await readFile(file, 'utf8')
  try {
    return JSON.parse(text) as NetLog
  } catch {
    return JSON.parse(`${text.trimEnd().replace(/,$/, '')}]}`) as NetLog
  }
}

function hostOf(value: string): string {
  const address = value.replace(/^.*?(https?:\/\/)/, '$1')
  return URL.canParse(address) && /^(https?|wss?):/.test(address) ? new URL(address).host : value
}

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listeners on this machine that write down whatever reaches them. */
export interface Listeners {
  /** Address of the HTTP listener. */
  readonly http: string
  /** Host and port of the UDP listener. */
  readonly udp: string
  /** What has arrived: the first part of the path of each request, `connection` for a bare one, `udp` for a datagram. */
  readonly arrived: () => ReadonlySet<string>
  readonly forget: () => void
  readonly close: () => Promise<void>
}

/** Starts an HTTP listener and a UDP listener on free ports of the loopback address. */
export async function listen(): Promise<Listeners> {
  const arrived = new Set<string>()
  const server = createServer((request, response) => {
    arrived.add(request.url?.split('/')[1] ?? '')
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Content-Type', request.url?.startsWith('/import') ? 'text/javascript' : 'text/html')
    response.end('')
  })
  server.on('connection', () => arrived.add('connection'))
  server.on('upgrade', (request, socket) => {
    arrived.add(request.url?.split('/')[1] ?? '')
    socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  const socket = createSocket('udp4')
  socket.on('message', () => arrived.add('udp'))
  socket.bind(0, '127.0.0.1')
  await Promise.all([once(server, 'listening'), once(socket, 'listening')])
  return {
    http: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    udp: `127.0.0.1:${socket.address().port}`,
    arrived: () => arrived,
    forget: () => arrived.clear(),
    close: async () => {
      socket.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

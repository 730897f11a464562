import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on 127.0.0.1; 0 is any free port. Returns the port. */
export async function listenOn(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Refuses connections from now on and cuts those that are open, or takes them again on the same port. */
export async function setListening(server: Server, port: number, listening: boolean): Promise<void> {
  if (server.listening === listening) return
  if (listening) {
    await listenOn(server, port)
    return
  }
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

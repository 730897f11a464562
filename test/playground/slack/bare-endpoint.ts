import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

type Received = {
  retry: string | undefined
  reason: string | undefined
  body: string
  headers: IncomingMessage['headers']
}

/** A bare endpoint in the bot's place, which answers every delivery with what `answer` does. */
export async function endpoint(answer: (response: ServerResponse, count: number) => void) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { headers } = request
      const retry = headers['x-slack-retry-num']
      const reason = headers['x-slack-retry-reason']
      received.push({ retry: retry?.toString(), reason: reason?.toString(), body, headers })
      answer(response, received.length)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = Object(server.address())
  return {
    url: () => `http://127.0.0.1:${port}/slack/events`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

import type { Log } from '../../../src/ports/log.ts'
import type { Connector, ConnectorAnswer } from './connector.ts'

/**
 * The same connector, which says in the log when what it is asked begins to fail and when it is answered again: once each,
 * however often it is asked. `what` completes "Teams does not say …". That there is no token is said elsewhere.
 */
export function noticed(connector: Connector, what: string, log: Log): Connector {
  let failing = false
  return async (request) => {
    const answer = await connector(request)
    const trouble = troubleIn(answer)
    if (trouble !== undefined && !failing) log.warn({ code: trouble }, `Teams does not say ${what}`)
    if (answer.kind === 'answered' && trouble === undefined && failing) log.info({}, `Teams says again ${what}`)
    failing = trouble !== undefined || (failing && answer.kind === 'no-token')
    return answer
  }
}

function troubleIn(answer: ConnectorAnswer): string | undefined {
  switch (answer.kind) {
    case 'no-token':
      return undefined
    case 'not-sent':
    case 'no-answer':
      return answer.detail
    case 'answered':
      return answer.status >= 500 || answer.status === 429 ? `http_${answer.status}` : undefined
  }
}

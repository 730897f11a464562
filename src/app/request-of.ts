import { ownContext } from '../cards/form-key.ts'
import type { What } from '../ports/inbound.ts'
import type { Request } from './scene.ts'

/** What a button or a sent form asks for. */
export function requestOf(what: Extract<What, { kind: 'action' | 'submission' }>): Request {
  if (what.kind === 'action')
    return {
      ...(what.subject !== '' && { subject: what.subject }),
      ...(what.version > 0 && { version: what.version }),
      values: what.data,
    }
  const { subject, ...context } = ownContext(what.context)
  return {
    ...(subject !== undefined && { subject }),
    values: trimmed({ ...context, ...what.values }),
    sent: true,
  }
}

function trimmed(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .map(([key, value]) => [key, value.trim()])
      .filter(([, value]) => value !== ''),
  )
}

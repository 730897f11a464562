import type { Log } from '../../../src/ports/log.ts'
import type { Receive } from '../../../src/ports/inbound.ts'
import { whenStored } from '../../../src/ports/when-stored.ts'
import type { Activity } from '../activity.ts'
import { conversationIdOf, conversationTenantOf } from '../activity.ts'
import { answerInvoke, needsMessage } from '../answer/answer-invoke.ts'
import type { AnswerPrivately } from '../answer/answer-privately.ts'
import { personReferenceOf } from '../send/conversation-reference.ts'
import type { PersonalConversations } from '../send/personal-conversations.ts'
import type { ServiceDirectory } from '../send/service-directory.ts'
import type { ActivityToInbound } from './activity-to-inbound.ts'
import { invokeKindOf, isOfWholeTeam, submittedFormIn } from './heard.ts'
import type { HandleActivity, Reply } from './messages-route.ts'

type Parts = {
  toInbound: ActivityToInbound
  receive: Receive
  answerPrivately: AnswerPrivately
  directory: ServiceDirectory
  personal: PersonalConversations
  /** Who is in a conversation changed; absent: who is in any of a team's. */
  membersChanged: (conversationId?: string) => void
  /** This follows the answer to the service, and is waited for at the end. */
  goOn: (work: Promise<void>) => void
  log: Log
}

/**
 * What happens to an authenticated activity: understood, stored (`receive`), answered. A message is acknowledged as soon as it is stored, and
 * answered after that; if storing fails, the 500 makes the service deliver it again.
 */
export function createHandleActivity(parts: Parts): HandleActivity {
  const { toInbound, receive, answerPrivately, goOn, log } = parts

  return async (activity) => {
    learn(activity, parts)
    const isInvoke = activity.type === 'invoke'
    const kind = invokeKindOf(activity)
    if (isInvoke && kind === undefined) return { status: 501 }
    const [inbound, ...others] = toInbound(activity)
    if (inbound === undefined) return isInvoke ? notOurs(activity, log) : { status: 200 }
    if (!isInvoke || kind === undefined) {
      const { answer } = await whenStored(receive, inbound)
      for (const other of others) await whenStored(receive, other)
      goOn(answer.then((given) => answerPrivately(inbound, given)))
      return { status: 200 }
    }
    const answer = await receive(inbound)
    const submitted = inbound.what.kind === 'submission' ? submittedFormIn(activity) : undefined
    if (needsMessage(kind, answer)) await answerPrivately(inbound, answer, { textShown: true })
    return { status: 200, body: answerInvoke(kind, inbound, answer, submitted) }
  }
}

/** Where to call Teams, and how whoever spoke is reached: fresh with every activity. */
function learn(activity: Activity, { directory, personal, membersChanged }: Parts): void {
  const tenantId = conversationTenantOf(activity)
  const conversationId = conversationIdOf(activity)
  if (activity.type === 'conversationUpdate') membersChanged(isOfWholeTeam(activity) ? undefined : conversationId)
  directory.learn({ tenantId, conversationId, serviceUrl: activity.serviceUrl })
  const userId = activity.from.aadObjectId
  const person = personReferenceOf(activity)
  if (tenantId !== undefined && userId && person !== undefined) personal.learn(tenantId, userId, person)
}

function notOurs(activity: Activity, log: Log): Reply {
  log.warn({ invoke: activity.name }, 'A Teams invoke carried data that this bot did not write')
  const message = 'This button is no longer known. Please use a newer card.'
  const body = { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message } }
  return activity.name === 'adaptiveCard/action'
    ? { status: 200, body }
    : { status: 200, body: { task: { type: 'message', value: message } } }
}

import { openFromMessage } from '../actions/case-from-message.ts'
import { openCaseWith } from '../actions/case-open.ts'
import { dispatch } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { partnerAndTitle } from './partner-and-title.ts'
import { caseIn } from '../pointed/pointed-at.ts'
import type { Scene } from '../scene.ts'
import type { Verb } from './verb.ts'

export const caseVerb: Verb = {
  verb: 'case',
  also: ['open', 'incident'],
  takes: { of: 'title' },
  usage:
    'case acme "title" [--severity 1-4] [--kind incident | request | question | change | dispute] [--follows CASE-12] [--service "Orders API"]',
  summary: 'open a case, as a reply of that message; without a title, a form opens',
  example: 'case acme "Orders API returns 500" --severity 1',
  flags: ['severity', 'kind', 'follows', 'service'],
  takesWords: true,
  takesLines: true,
  needs: ['case.open', 'case.open-severity-1'],
  async doubt(scene, typed) {
    const request = await partnerAndTitle(scene, typed)
    return 'refused' in request ? refused(request.refused) : undefined
  },
  async run(scene, typed) {
    const request = await partnerAndTitle(scene, typed)
    if ('refused' in request) return refused(request.refused)
    const inThread = await aboutThread(scene)
    if (!inThread) return dispatch(openCaseWith, scene, request)
    return dispatch(openFromMessage, scene, { ...request, values: { ...request.values, ...inThread } })
  },
}

/** Said as a reply, it means the message that was replied to; in the thread of a case, whose message is one already, the thread. */
async function aboutThread({ tx, here }: Scene): Promise<Record<string, string> | undefined> {
  const thread = here?.place.threadId
  if (!here || thread === undefined || here.place.kind !== 'channel') return undefined
  const { tenantId, conversationId } = here.place
  const conversation = await tx.conversations.at(here.speaker.platform, tenantId, conversationId)
  const isCase = conversation && (await caseIn(tx, conversation, thread)) !== undefined
  return { thread, ...(!isCase && { message: thread }) }
}

import { NEW_CASE } from '../../cards/case-from-message-form.ts'
import { offerCaseCard } from '../../cards/offer-case-card.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { whyNotFollow } from '../../domain/cases/why-not-follow.ts'
import { isHeard, type Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Written } from '../../ports/inbound.ts'
import { caseFace } from '../cases/show-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findFollowed } from '../find/find-followed.ts'
import { findPartner, partnerHere } from '../find/find-partner.ts'
import { findCase } from '../find/find-subject.ts'
import type { Found } from '../find/found.ts'
import { saidBy, takeIn, writtenBy } from '../heard/take-in.ts'
import { type Outcome, refused } from '../outcome.ts'
import { fileMessage } from '../pointed/file-message.ts'
import { formFor } from '../pointed/form-for.ts'
import { partnersMeant } from '../pointed/partners-meant.ts'
import { goesOnThere, isReadBy, type PointedAt, pointedAt, readPointed } from '../pointed/pointed-at.ts'
import { isAsPrefilled } from '../pointed/prefill.ts'
import type { ChatScene, Request, Scene } from '../scene.ts'
import { audienceOfReply } from '../show/audience.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNot } from '../why-not.ts'
import { openAsAsked, openingNeeds } from './case-open.ts'

/** What is to become of the message: it is a case already; it is filed on one; or it becomes one, of which partner may have to be asked. */
type Meant = { at: PointedAt } & (
  { what: 'is' | 'file'; about: Case; partner: Partner } | { what: 'open'; partners: Partner[] }
)

/** Make a case of a message, or file it on one; without a title the form opens, with the words of the message where whoever reads the case reads them. */
export const openFromMessage: UseCase<Meant> = {
  name: 'case.from-message',
  needs: ({ what }, { values }) =>
    what === 'is' ? 'case.view' : what === 'file' ? 'case.reply' : openingNeeds(values),
  find: findMeant,
  async run(scene, meant, request) {
    if (!isInChat(scene)) return refused(NOT_IN_CHAT)
    const { at } = meant
    switch (meant.what) {
      case 'is':
        return isAlready(scene, meant.about, meant.partner)
      case 'file':
        return fileMessage(scene, at, meant, request)
      case 'open':
        return open(scene, at, meant.partners, followingThread(at, meant.partners, request))
    }
  },
}

const NOT_IN_CHAT = 'Say this in chat, where the message is.'

function isInChat(scene: Scene): scene is ChatScene {
  return scene.here !== undefined
}

async function findMeant(scene: Scene, request: Request): Promise<Found<Meant> | { refused: string }> {
  if (!isInChat(scene)) return { refused: NOT_IN_CHAT }
  const at = await pointedAt(scene, request)
  if (!at) return { refused: 'Say this about a message: in its menu, or as a reply to it.' }
  const made = await madeOf(scene, at)
  if (made) return { subject: { at, what: 'is', ...made }, partner: made.partner }
  const { case: label = NEW_CASE } = request.values
  if (label !== NEW_CASE) {
    const found = await findCase(scene, { subject: label, values: {} })
    if ('refused' in found) return found
    const { subject: about, partner } = found
    return partner ? { ...found, subject: { at, what: 'file', about, partner } } : { refused: `I know no ${label}.` }
  }
  const named = request.values['partner'] ?? request.subject
  if (named !== undefined) {
    const found = await findPartner(scene, { subject: named, values: {} })
    return 'refused' in found ? found : { ...found, subject: { at, what: 'open', partners: [found.subject] } }
  }
  const partners = await partnersMeant(scene, at.conversation)
  const [only, ...others] = partners
  const partner = others.length === 0 ? only : undefined
  return { subject: { at, what: 'open', partners }, ...(partner && { partner }) }
}

/**
 * The case that the message is already: the one that the place is about, of several. To whoever may see none of them it is none, so that nobody
 * learns of what our people have going with others.
 */
async function madeOf(
  scene: ChatScene,
  { conversation, message }: PointedAt,
): Promise<{ about: Case; partner: Partner } | undefined> {
  const { tx } = scene
  let elsewhere: { about: Case; partner: Partner } | undefined
  for (const { caseId, partnerId } of message ? await tx.caseOrigins.of(message) : []) {
    const about = await tx.cases.get(caseId)
    const partner = await tx.partners.get(partnerId)
    const unknown = 'I know no case of that message.'
    if (!about || !partner || (await whyNot(scene, 'case.view', { subject: about, partner, unknown }))) continue
    if (await isReadBy(scene, conversation, partner)) return { about, partner }
    elsewhere ??= { about, partner }
  }
  return elsewhere
}

/** Whoever was second is shown what the first one made of it. */
async function isAlready(scene: ChatScene, about: Case, partner: Partner): Promise<Outcome> {
  const card = (await caseFace(scene, partner, about))(await audienceOfReply(scene))
  return { kind: 'refused', why: `That message is ${caseLabel(about.number)} already.`, card }
}

/** Said under a case that is over, a new one follows that, unless another is named. A form has told already what it opens. */
function followingThread({ holds }: PointedAt, partners: Partner[], request: Request): Request {
  const [partner, ...others] = partners
  const isAsked = request.sent === true || request.confirmed === true || request.values['follows'] !== undefined
  if (isAsked || !holds || !partner || others.length > 0 || whyNotFollow(holds.about, partner)) return request
  return { ...request, values: { ...request.values, follows: caseLabel(holds.about.number) } }
}

async function open(scene: ChatScene, at: PointedAt, partners: Partner[], request: Request): Promise<Outcome> {
  const { title, case: chosen } = request.values
  const [partner, ...others] = partners
  if (!partner) return refused('There is no partner yet with whom you could open a case.')
  // In the thread of a case it must be said which of the two is meant.
  const isUnsaid = goesOnThere(at, partners) !== undefined && chosen === undefined
  if (request.sent !== true && request.confirmed !== true && (title === undefined || isUnsaid)) {
    const link = others.length > 0 ? {} : await findFollowed(scene, partner, request.values['follows'])
    return 'refused' in link ? refused(link.refused) : formFor(scene, at, partners, request)
  }
  if (others.length > 0) return refused('With which partner? Choose one.')
  if (title === undefined) return refused('A new case needs a title: say in a few words what it is about.')
  const isRead = await isReadBy(scene, at.conversation, partner)
  const read = at.message && isRead ? readPointed(scene, at.message.messageId) : undefined
  const threadId = isRead && !at.holds && read?.gone !== true ? at.threadId : undefined
  const wrote = read?.message && (await authorOf(scene, partner, read.message, request))
  return openAsAsked(scene, partner, request, title, {
    ...(wrote && { wrote }),
    action: openFromMessage.name,
    values: {
      ...(at.message && { message: at.message.messageId }),
      ...(at.threadId !== undefined && { thread: at.threadId }),
      ...(chosen !== undefined && { case: chosen }),
    },
    place: (shared) => shared.map((to) => inThread(to, at.conversation.id, threadId)),
    async then(opened) {
      if (!at.message) return
      await scene.tx.caseOrigins.insert({
        ...at.message,
        partnerId: partner.id,
        caseId: opened.id,
        ...(threadId !== undefined && { threadId }),
      })
      // Of a partner whose threads are not kept, nothing that others wrote is.
      if (threadId === undefined || !isHeard(partner)) return
      const thread = { partner, about: opened, audience: 'shared' } as const
      await takeIn(scene, thread, at.conversation, read?.thread ?? [])
    },
  })
}

/** Whose words the case is made of, where that is not whoever opens it and the form says what the message says. */
async function authorOf(
  scene: ChatScene,
  partner: Partner,
  written: Written,
  { values: { title, description } }: Request,
): Promise<Party | undefined> {
  const { author, files } = written
  const said = { ...(title !== undefined && { title }), ...(description !== undefined && { description }) }
  if (!author || !isAsPrefilled(said, { text: saidBy(scene, written), files })) return undefined
  const { by } = await writtenBy(scene, partner, written, author)
  return by?.personId === speakerParty(scene).personId ? undefined : by
}

/** The thread of the message is the case's, in the place where the message is. */
function inThread(
  to: StandingDestination,
  conversationRowId: string,
  threadId: string | undefined,
): StandingDestination {
  const isThere = to.kind === 'conversation' && to.conversationRowId === conversationRowId
  return isThere && threadId !== undefined ? { ...to, threadId } : to
}

/** Somebody marked a message: they are asked whether it is to be a case, and nothing more happens. */
export async function offerCase(scene: ChatScene, messageId: string): Promise<Outcome | undefined> {
  if (scene.actor.kind === 'stranger') return undefined
  const partner = await partnerHere(scene)
  return { kind: 'show', card: offerCaseCard({ messageId, ...(partner && { partner: partner.slug }) }) }
}

import { MINUTE, type Instant } from '../../domain/time/instant.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { pageHookWords } from '../../app/ladders/named-hooks.ts'
import type { Delivery, Destination } from '../../ports/store/outbox.ts'
import type { Tx } from '../../ports/store/store.ts'
import { fine, type Line, problem } from '../line.ts'

const SHOWN = 5
/** A message that was written, or an event that came, this long ago and is still here: what is well takes seconds. */
const LATE_MS = 5 * MINUTE

/** Messages that failed or wait to be sent, and events that nobody could process. */
export async function checkMessages(view: Tx, now: Instant): Promise<Line[]> {
  const { counts, failed, doubtful } = await view.outbox.summary(SHOWN)
  const waiting = counts.queued + counts.sending + counts.unknown
  const late = await view.outbox.waiting(now - LATE_MS, SHOWN)
  const [oldest] = await view.inbox.pending(1)
  const lines: Line[] = []

  if (counts.failed === 0) lines.push(fine('No message failed.'))
  else {
    lines.push(problem(`Messages that could not be delivered for good: ${counts.failed}. The newest:`))
    for (const delivery of failed) lines.push(problem(`  ${await tellFailed(view, delivery)}`))
  }
  if (counts.doubtful > 0) {
    lines.push(problem(`Messages of which nobody knows whether they arrived: ${counts.doubtful}. The newest:`))
    for (const delivery of doubtful) lines.push(problem(`  ${await tellDoubtful(view, delivery)}`))
  }

  const [longest] = late
  if (longest) {
    lines.push(
      problem(
        `Messages waiting to be sent: ${waiting}, the first since ${sayInstant(longest.createdAt, 'UTC')}. The longest at each place:`,
      ),
    )
    for (const delivery of late) lines.push(problem(`  ${await tellWaiting(view, delivery)}`))
  } else lines.push(fine(waiting === 0 ? 'No message is waiting.' : `Messages on their way: ${waiting}.`))

  if (oldest && oldest.receivedAt < now - LATE_MS)
    lines.push(
      problem(
        `What people did since ${sayInstant(oldest.receivedAt, 'UTC')} waits to be processed. Check that Liaison is running and what its log says.`,
      ),
    )
  for (const { id, receivedAt, reason } of await view.inbox.setAside(SHOWN))
    lines.push(
      problem(
        `The event ${id} of ${sayInstant(receivedAt, 'UTC')} could not be processed and was set aside: ${reason} Ask whoever sent it to repeat it, and report the fault.`,
      ),
    )
  return lines
}

async function tellFailed(view: Tx, delivery: Delivery): Promise<string> {
  const { card, destination } = delivery
  const again = card.subject === undefined ? '' : `, then ask for it again with \`show ${card.subject}\``
  return `“${card.title}” to ${await nameOf(view, destination)}: ${whyOf(delivery) ?? 'no reason is known.'} Mend that${again}.`
}

async function tellDoubtful(view: Tx, delivery: Delivery): Promise<string> {
  const { card, destination } = delivery
  const again = card.subject === undefined ? '' : `; if it is missing, ask for it again with \`show ${card.subject}\``
  return `“${card.title}” to ${await nameOf(view, destination)}, sent more than once: ${whyOf(delivery) ?? 'no reason is known.'} Look there${again}.`
}

async function tellWaiting(view: Tx, delivery: Delivery): Promise<string> {
  const { card, destination, createdAt } = delivery
  const what = `“${card.title}” to ${await nameOf(view, destination)}, since ${sayInstant(createdAt, 'UTC')}:`
  const why = whyOf(delivery)
  return why === undefined
    ? `${what} it has not been tried. Check that Liaison is running and what its log says.`
    : `${what} ${why} It is tried again and again while Liaison runs; mend that if it is on this side.`
}

function whyOf({ lastReason, lastCode }: Delivery): string | undefined {
  return lastReason ?? lastCode
}

async function nameOf(view: Tx, destination: Destination): Promise<string> {
  switch (destination.kind) {
    case 'conversation': {
      const name = (await view.conversations.get(destination.conversationRowId))?.name
      return name ? `#${name}` : 'a channel'
    }
    case 'person':
      return (await view.people.get(destination.personId))?.name ?? 'a person'
    case 'hook':
      return pageHookWords(view, destination.personId)
    case 'reply':
      return 'the person who asked'
  }
}

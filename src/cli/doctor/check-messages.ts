import { MINUTE, type Instant } from '../../domain/time/instant.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import type { Tx } from '../../ports/store/store.ts'
import { fine, type Line, problem } from '../line.ts'

const SHOWN = 5
/** A message or event that is due this long and still lies there was met by nobody. */
const LATE_MS = 5 * MINUTE

/** Messages that failed or wait to be sent, and events that nobody could process. */
export async function checkMessages(view: Tx, now: Instant): Promise<Line[]> {
  const { counts, failed, doubtful } = await view.outbox.summary(SHOWN)
  const waiting = counts.queued + counts.sending + counts.unknown
  const due = await view.outbox.nextClaimAt(now)
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

  if (waiting > 0 && due !== undefined && due < now - LATE_MS)
    lines.push(
      problem(
        `Messages waiting to be sent: ${waiting}, the first since ${sayInstant(due, 'UTC')}. Check that Liaison is running and what its log says.`,
      ),
    )
  else lines.push(fine(waiting === 0 ? 'No message is waiting.' : `Messages on their way: ${waiting}.`))

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
  const { card } = delivery
  const again = card.subject === undefined ? '' : `, then ask for it again with \`show ${card.subject}\``
  return `“${card.title}” to ${await sayWhere(view, delivery)}: ${whyOf(delivery)} Mend that${again}.`
}

async function tellDoubtful(view: Tx, delivery: Delivery): Promise<string> {
  const { card } = delivery
  const again = card.subject === undefined ? '' : `; if it is missing, ask for it again with \`show ${card.subject}\``
  return `“${card.title}” to ${await sayWhere(view, delivery)}, sent twice: ${whyOf(delivery)} Look there${again}.`
}

function whyOf({ lastReason, lastCode }: Delivery): string {
  return lastReason ?? lastCode ?? 'no reason is known.'
}

async function sayWhere(view: Tx, { destination }: Delivery): Promise<string> {
  switch (destination.kind) {
    case 'conversation':
      return `#${(await view.conversations.get(destination.conversationRowId))?.name ?? 'a channel'}`
    case 'person':
      return (await view.people.get(destination.personId))?.name ?? 'a person'
    case 'reply':
      return 'the person who asked'
  }
}

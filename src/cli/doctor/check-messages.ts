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
  const { counts, failed } = await view.outbox.summary(SHOWN)
  const waiting = counts.queued + counts.sending + counts.unknown
  const due = await view.outbox.nextClaimAt(now)
  const [oldest] = await view.inbox.pending(1)
  const lines: Line[] = []

  if (counts.failed === 0) lines.push(fine('No message failed.'))
  else {
    lines.push(problem(`Messages that could not be delivered for good: ${counts.failed}. The newest:`))
    for (const delivery of failed) lines.push(problem(`  ${await tellFailed(view, delivery)}`))
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

async function tellFailed(view: Tx, { destination, card, lastReason, lastCode }: Delivery): Promise<string> {
  const why = lastReason ?? lastCode ?? 'no reason is known.'
  const where =
    destination.kind === 'conversation'
      ? `#${(await view.conversations.get(destination.conversationRowId))?.name ?? 'a channel'}`
      : destination.kind === 'person'
        ? ((await view.people.get(destination.personId))?.name ?? 'a person')
        : 'the person who asked'
  const again = card.subject === undefined ? '' : `, then ask for it again with \`show ${card.subject}\``
  return `“${card.title}” to ${where}: ${why} Mend that${again}.`
}

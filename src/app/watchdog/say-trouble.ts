import type { TroubleView } from '../../cards/watchdog-card.ts'
import type { LadderTrouble, Trouble } from './trouble.ts'

const SEE_LOG = 'See Liaison’s log, and run `npx liaison doctor`.'

/** What is wrong, since when, and what to do, for an admin whose zone this is. */
export function sayTrouble(trouble: Trouble, zone: string): TroubleView {
  const since = { at: trouble.since, zone, style: 'date-time' as const }
  switch (trouble.kind) {
    case 'deadlines':
      return {
        title: 'Deadlines are not being handled',
        happened: [
          `${trouble.what}: due `,
          since,
          ', and not handled yet. Whatever is due is handled later, at its own time.',
        ],
        todo: SEE_LOG,
      }
    case 'messages':
      return {
        title: 'Messages are not being sent',
        happened: ['The first could have been sent at ', since, '.'],
        todo: SEE_LOG,
      }
    case 'events':
      return {
        title: 'What people said is not being handled',
        happened: ['The first of it came at ', since, '. It is kept.'],
        todo: SEE_LOG,
      }
    case 'ladder':
      return sayLadders([trouble])
    case 'refused':
      return {
        title: `Messages to ${trouble.title} do not get through`,
        happened: ['The first has waited since ', since, `. ${trouble.reason}`],
        todo: `They are sent again and again. See whether ${trouble.title} reports a disturbance; \`npx liaison doctor\` says which messages wait.`,
      }
    case 'away':
      return {
        title: `${trouble.title} is not connected`,
        happened: [
          'It has not been connected since ',
          since,
          `.${trouble.reason === undefined ? '' : ` ${trouble.reason}`}`,
        ],
        todo: trouble.permanent
          ? 'Correct that and start Liaison again. What is meant for it waits.'
          : `Liaison goes on trying, and what is meant for it waits. See whether ${trouble.title} can be reached from Liaison’s machine.`,
      }
  }
}

/** As many as one message names; the others are counted. */
const MOST_LADDERS = 10

/** Several escalations that reach nobody, in one message: with one partner nobody may be left for all of them. */
export function sayLadders(troubles: LadderTrouble[]): TroubleView {
  const slugs = [...new Set(troubles.map(({ slug }) => slug))]
  const more = troubles.length - MOST_LADDERS
  const named = troubles.slice(0, MOST_LADDERS).map(sayLadder)
  return {
    title: troubles.length === 1 ? 'An escalation reaches nobody' : `${troubles.length} escalations reach nobody`,
    happened: [`${named.join(' ')}${more > 0 ? ` And ${more} more.` : ''}`],
    todo: `Name somebody who can be reached: ${slugs
      .slice(0, MOST_LADDERS)
      .map((slug) => `\`/partner people ${slug}\``)
      .join(', ')}.`,
  }
}

export function sayLadder({ label, slug, companies, held }: LadderTrouble): string {
  if (held)
    return `${label} (${slug}): held until a resolution is confirmed, and nobody of ${companies.join(' or ')} is named who could confirm it.`
  return `${label} (${slug}): nobody of ${companies.join(' or ')} who is called by it, or has it, can be reached.`
}

/** That a trouble which was told is over. */
export function sayOver(trouble: Trouble): { title: string; text: string } {
  switch (trouble.kind) {
    case 'deadlines':
      return { title: 'Deadlines are handled again', text: 'Nothing that is due waits any more.' }
    case 'messages':
      return { title: 'Messages are sent again', text: 'No message waits that could be sent.' }
    case 'events':
      return { title: 'What people said is handled again', text: 'Nothing of it waits any more.' }
    case 'ladder':
      return { title: `${trouble.label} reaches somebody again`, text: 'Or it is over.' }
    case 'refused':
      return { title: `Messages to ${trouble.title} get through again`, text: 'None is held up any more.' }
    case 'away':
      return { title: `${trouble.title} is connected again`, text: 'What was meant for it meanwhile is being sent.' }
  }
}

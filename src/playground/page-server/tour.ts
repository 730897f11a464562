/**
 * One thing for a newcomer to try. People and channels are given by name and looked up in the workplace shown, so a step
 * outlives a change of ids; a step whose person or channel is not there is left out by the page.
 */
export type TourStep = {
  /** A few words, e.g. "Open a case". */
  title: string
  /** What to do and what to watch for, in one or two sentences. */
  what: string
  platform: 'slack' | 'teams'
  /** Name of the person to be, e.g. "Tom Ek". */
  person: string
  /** Name of the channel, without "#". Absent: the person's own conversation with the bot. */
  channel?: string
  /** Put into the composer, never sent by itself. Absent where a button is to be pressed instead. */
  text?: string
  /** The step is done once the bot has said all this in one message, there or in another place. */
  done: { platform: 'slack' | 'teams'; channel: string; says: string[] }
}

/** The main job of the product, by hand, in the order in which it unfolds. */
export const TOUR: TourStep[] = [
  {
    title: 'Open a case',
    what: 'A team member tells Acme that something is broken. The case card appears where both companies talk, with its owner and its clocks.',
    platform: 'slack',
    person: 'Tom Ek',
    channel: 'acme-shared',
    text: '/partner case acme "Orders API returns 500" --severity 1',
    done: { platform: 'slack', channel: 'acme-shared', says: ['Orders API returns 500'] },
  },
  {
    title: 'Answer as the partner',
    what: 'You are now at Acme, another company, where /partner does not exist. Press Acknowledge on the card, then Ask a question in its menu of three dots: while Acme waits for the answer, the clock to resolve stands still.',
    platform: 'slack',
    person: 'Mia Chen',
    channel: 'acme-shared',
    done: { platform: 'slack', channel: 'acme-shared', says: ['asks Northwind'] },
  },
  {
    title: 'Reply, and it runs again',
    what: 'The team answers by mentioning the bot, or with the button on the card. Use the number that your case really has.',
    platform: 'slack',
    person: 'Anna Berg',
    channel: 'acme-shared',
    text: '@Liaison reply CASE-1 "Only the EU region, since 09:10."',
    done: { platform: 'slack', channel: 'acme-shared', says: ['(Northwind) replies'] },
  },
  {
    title: 'Let time pass',
    what: 'Press “Next deadline” at the top until a card appears here: first the warning, then the breach, then the managers, who work in Teams, are told. Watch the unread marks, then press Acknowledge on the card.',
    platform: 'teams',
    person: 'Mara Lind',
    channel: 'Partner escalations',
    done: { platform: 'teams', channel: 'Partner escalations', says: ['Mara Lind has it'] },
  },
  {
    title: 'Resolve it',
    what: 'The cards change in place on both platforms, and the escalation ends. Afterwards “/partner timeline CASE-1” tells who did what, when.',
    platform: 'slack',
    person: 'Anna Berg',
    channel: 'acme-shared',
    text: '/partner resolve CASE-1 "Rolled back the release."',
    done: { platform: 'slack', channel: 'acme-shared', says: ['has resolved it'] },
  },
  {
    title: 'Run a health check',
    what: 'Both companies are asked the same questions: our people in private, Acme’s from a card in the shared channel. Answer as Tom (in his conversation with Liaison) and as Mia, then press “Next deadline” until the result is there.',
    platform: 'slack',
    person: 'Anna Berg',
    channel: 'acme-internal',
    text: '/partner check now acme',
    done: { platform: 'slack', channel: 'acme-shared', says: ['the health check of Northwind', 'is closed'] },
  },
  {
    title: 'The same in Teams',
    what: 'Every word works on both platforms. Globex Agency works in a Teams channel shared with its own tenant.',
    platform: 'teams',
    person: 'Tom Ek',
    channel: 'globex-shared',
    text: '@Liaison case globex "Landing page copy is late" --severity 3',
    done: { platform: 'teams', channel: 'globex-shared', says: ['CASE-', 'Landing page copy is late'] },
  },
  {
    title: 'Register a partner',
    what: 'Initech shares a channel with us but is not registered yet. A form asks what is needed; its answer says how to make this the shared channel.',
    platform: 'slack',
    person: 'Anna Berg',
    channel: 'initech-shared',
    text: '/partner add',
    done: { platform: 'slack', channel: 'initech-shared', says: ['is registered as'] },
  },
]

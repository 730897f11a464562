import type { RoundStory } from '../../cases/round-story.ts'
import type { Side } from '../../partners/party.ts'
import type { Instant } from '../../time/instant.ts'
import type { MeasureRule, Turn } from './measure.ts'

/**
 * While the case goes on and does not wait on the other side: from the opening, the reopening, the end of such a wait, or the obligor's last word, to
 * its next, asked or not. What it asks and what it calls resolved are words too. A wait that is struck was none, though the question stays a word; a
 * resolution that is struck was none and no word, and what the other side let it stand beyond its day is a pause.
 */
export const update: MeasureRule = {
  turns(story, { obligor }) {
    return stretchesOf(story, obligor).flatMap(({ from, to }): Turn[] => {
      const words = story.words.filter((word) => from < word && word < to)
      const moments = [from, ...new Set(words.toSorted((a, b) => a - b))]
      return moments.map((startedAt, at) => {
        const next = moments[at + 1]
        if (next !== undefined) return { startedAt, stop: { at: next, confirmed: true }, goesOn: true }
        return to === Infinity ? { startedAt } : { startedAt, stop: { at: to, confirmed: true } }
      })
    })
  },
  carriesOver: false,
  rolls: true,
  leads: ({ status }) => status === 'in-progress' || status === 'waiting',
  words: {
    ...{ title: 'Update', owed: 'an update', came: 'update', each: 'stretch', over: 'the case' },
    ...{ deed: 'write updates on', next: 'write an update', choice: 'write the next update, again and again' },
    done: 'No update is overdue any more.',
    time: (label) => `time for an update on ${label}`,
    past: () => 'updated',
  },
}

type Stretch = { from: Instant; to: Instant }

/** When updates are due, in order: not while the case waits on the other side or stands resolved. */
function stretchesOf({ began, waits, resolution }: RoundStory, obligor: Side): Stretch[] {
  const gaps = [
    ...waits.flatMap(({ on, from, to = Infinity, credited }) => (on === obligor || credited ? [] : [{ from, to }])),
    ...(resolution ? [{ from: resolution.at, to: Infinity }] : []),
  ].toSorted((a, b) => a.from - b.from)
  const stretches: Stretch[] = []
  let from = began
  for (const gap of gaps) {
    if (from < gap.from) stretches.push({ from, to: gap.from })
    from = Math.max(from, gap.to)
  }
  return from < Infinity ? [...stretches, { from, to: Infinity }] : stretches
}

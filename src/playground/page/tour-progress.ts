import type { TourStep } from '../page-server/tour.ts'
import type { Workplace } from '../workplace.ts'

/** Titles of the steps whose end can be seen in the workplaces. Cards change, so what was seen once is remembered elsewhere. */
export function finishedSteps(steps: TourStep[], workplaces: Record<'slack' | 'teams', Workplace>): string[] {
  return steps.filter(({ done }) => isSaid(done, workplaces[done.platform])).map(({ title }) => title)
}

function isSaid({ channel, says }: TourStep['done'], { channels, people, messages }: Workplace): boolean {
  const place = channels.find(({ name }) => name === channel)?.id
  const bots = people.filter(({ isBot }) => isBot).map(({ id }) => id)
  return messages.some(
    ({ channelId, authorId, text }) =>
      channelId === place && bots.includes(authorId) && says.every((words) => text.includes(words)),
  )
}

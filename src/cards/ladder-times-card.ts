import { type AnswerTimes, middleOf, type StepTimes } from '../domain/escalations/answer-times.ts'
import { formatDuration } from '../domain/time/duration.ts'
import type { Ms } from '../domain/time/instant.ts'
import type { Card, CardBlock, Inline } from './card.ts'
import { listButton } from './ladder-list-card.ts'

/** `escalations`: so many began in that many days. */
export type LadderTimesView = {
  partner: { slug: string; name: string }
  days: number
  escalations: number
  sides: { company: string; times: AnswerTimes }[]
}

/** How soon each side took the escalations that called it, step by step. */
export function ladderTimesCard({ partner, days, escalations, sides }: LadderTimesView): Card {
  const many = `${escalations === 0 ? 'no' : escalations} ${escalations === 1 ? 'escalation' : 'escalations'} in ${days} days`
  return {
    title: `How soon escalations with ${partner.name} are taken`,
    headline: `${partner.name}: ${many}`,
    tone: 'neutral',
    blocks: [
      ...(escalations === 0 ? [] : sides.flatMap(sideBlocks)),
      {
        kind: 'line',
        text: 'Those that go on:',
        button: listButton('ladder.list', 'Show them', { partner: partner.slug }),
      },
    ],
    buttons: [],
    fallback: `${partner.name}: ${many}. ${sides.map(({ company, times }) => `${company}: ${sayTaken(times)}`).join('; ')}.`,
  }
}

function sideBlocks({ company, times }: LadderTimesView['sides'][number]): CardBlock[] {
  const { steps } = times
  return [
    { kind: 'text', text: [{ bold: company }, `: ${sayTaken(times)}`] },
    ...(steps.length === 0 ? [] : [{ kind: 'list' as const, items: steps.map(sayStep) }]),
  ]
}

function sayTaken({ called, taken }: AnswerTimes): string {
  if (called === 0) return 'called by none'
  return `took ${taken.length} of ${called}${halfWithin(taken)}`
}

function sayStep({ step, told, taken, over }: StepTimes): Inline[] {
  const there = taken.length === 0 ? 'none taken there' : `${taken.length} taken there${halfWithin(taken)}`
  const ended = over.length === 0 ? '' : `; over without another step ${over.length}${halfWithin(over)}`
  return [{ bold: `Step ${step}` }, ` told ${told === 1 ? 'once' : `${told} times`}: ${there}${ended}`]
}

/** By the clock, nights and all: that is how long whoever is owed has waited. */
function halfWithin(times: readonly Ms[]): string {
  const middle = middleOf(times)
  if (middle === undefined) return ''
  return times.length === 1 ? `, after ${formatDuration(middle)}` : `, half of them within ${formatDuration(middle)}`
}
